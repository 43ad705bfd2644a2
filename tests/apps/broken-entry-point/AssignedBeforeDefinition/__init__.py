main = handle


def handle(req):
    return req
