NAME = "café"  # café


def main(req):
    return req
