def handle(req):
    return req


main, other = handle, None
