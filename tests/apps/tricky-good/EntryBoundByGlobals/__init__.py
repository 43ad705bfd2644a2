def handle(req):
    return req


main = None
globals().update(main=handle)
