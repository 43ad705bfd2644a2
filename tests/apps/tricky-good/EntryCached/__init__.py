import functools


@functools.lru_cache
def main(req):
    return req
