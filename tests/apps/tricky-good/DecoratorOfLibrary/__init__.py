import functools


@functools.lru_cache(maxsize=None)
def main(req):
    return 'ok'
