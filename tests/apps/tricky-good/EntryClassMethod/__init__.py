class Handler:
    @classmethod
    def handle(cls, req):
        return req


main = Handler.handle
