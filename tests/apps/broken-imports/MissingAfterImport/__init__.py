import __app__.missing


def main(req):
    return req
