from ...shared import run


def main(req):
    return req
