from .parts import one


def main(req):
    return req
