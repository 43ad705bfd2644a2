def logged(handler):
    def wrapper(*args, **kwargs):
        return handler(*args, **kwargs)

    return wrapper


@logged
def main(req):
    return 'ok'
