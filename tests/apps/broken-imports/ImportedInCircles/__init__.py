from . import one


def main(req):
    return req
