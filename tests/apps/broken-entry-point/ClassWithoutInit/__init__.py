class main:
    def handle(self, req):
        return req
