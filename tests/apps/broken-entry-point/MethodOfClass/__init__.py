class Handler:
    @staticmethod
    def main(req):
        return 'ok'
