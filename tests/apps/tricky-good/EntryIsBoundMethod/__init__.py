class Handler:
    def handle(self, req):
        return 'ok'


main = Handler().handle
