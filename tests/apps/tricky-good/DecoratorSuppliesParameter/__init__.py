def with_greeting(handler):
    def wrapper(req):
        return handler(req, 'hello')

    return wrapper


@with_greeting
def main(req, greeting):
    return greeting
