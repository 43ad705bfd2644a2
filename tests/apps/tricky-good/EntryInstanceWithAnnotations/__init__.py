class Handler:
    retries: int = 3

    def __call__(self, req):
        return req


main = Handler()
