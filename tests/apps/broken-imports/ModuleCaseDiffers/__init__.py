from .helper import run


def main(req):
    return req
