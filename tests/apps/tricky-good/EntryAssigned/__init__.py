def other(req):
    return 'ok'


main = other
