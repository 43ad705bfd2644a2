@classmethod
def main(cls, req):
    return req
