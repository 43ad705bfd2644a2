class Handler:
    @staticmethod
    def handle(req):
        return req


main = Handler.handle
