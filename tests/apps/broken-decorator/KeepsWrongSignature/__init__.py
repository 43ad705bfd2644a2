import functools


def logged(handler):
    @functools.wraps(handler)
    def wrapper(*args, **kwargs):
        return handler(*args, **kwargs)

    return wrapper


@logged
def main(request):
    return 'ok'
