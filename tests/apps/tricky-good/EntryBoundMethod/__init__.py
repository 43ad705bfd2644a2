class Handler:
    def handle(self, req):
        return req


handler = Handler()
main = handler.handle
