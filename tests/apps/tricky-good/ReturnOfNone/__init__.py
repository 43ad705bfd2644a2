def log(req):
    return print(req.url)


def main(req):
    if req.params:
        return None
    return log(req)
