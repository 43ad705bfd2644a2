@staticmethod
def main(req):
    return req
