def make(greeting):
    def handler(req):
        return greeting

    return handler


main = make('hello')
