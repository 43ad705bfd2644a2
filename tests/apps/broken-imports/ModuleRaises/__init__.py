from . import tools


def main(req):
    return req
