from . import setup
from .store import client


def main(req):
    return req
