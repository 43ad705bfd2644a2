from . import broken


def main(req):
    return req
