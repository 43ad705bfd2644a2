def main(req):
    return req


raise NotImplementedError("to be written")
