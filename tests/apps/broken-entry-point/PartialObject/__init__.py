import functools


def handle(retries, req):
    return req


main = functools.partial(handle, 3)
