from . import missing


def main(req):
    return req
