import os

__path__.append(os.path.join(os.path.dirname(__file__), "parts"))
from . import one


def main(req):
    return req
