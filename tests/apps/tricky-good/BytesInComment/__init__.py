# café, written long ago
def main(req):
    return req
