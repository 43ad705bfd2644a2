class Handler:
    @staticmethod
    def handle(req):
        return 'ok'


main = Handler.handle
