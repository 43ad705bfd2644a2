import sys


def inner(req):
    return req


sys.modules[__package__].main = inner
