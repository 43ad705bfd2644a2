from .helper.deeper import run


def main(req):
    return req
