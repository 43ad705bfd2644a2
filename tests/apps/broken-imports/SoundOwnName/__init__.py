limit = 3
from . import limit


def main(req):
    return req
