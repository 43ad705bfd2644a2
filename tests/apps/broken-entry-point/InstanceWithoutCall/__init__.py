class Handler:
    def handle(self, req):
        return req


main = Handler()
