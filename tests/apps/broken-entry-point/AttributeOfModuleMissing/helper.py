def walk(req):
    return req
