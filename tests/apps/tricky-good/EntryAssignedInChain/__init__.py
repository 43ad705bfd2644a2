def other(req):
    return 'ok'


main = handler = other
