import functools


def repeated(times):
    def decorate(handler):
        @functools.wraps(handler)
        def wrapper(*args, **kwargs):
            return ''.join(handler(*args, **kwargs) for _ in range(times))

        return wrapper

    return decorate


@repeated(times=2)
def main(req):
    return 'ok'
