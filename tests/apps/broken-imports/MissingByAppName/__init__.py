from __app__.missing import run


def main(req):
    return req
