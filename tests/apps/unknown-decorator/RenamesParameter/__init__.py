def logged(handler):
    def wrapper(request):
        return handler(request)

    return wrapper


@logged
def main(req):
    return 'ok'
