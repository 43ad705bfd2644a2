class main:
    def __init__(self, req):
        self.url = req.url
