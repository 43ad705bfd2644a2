def handler(req):
    return 'ok'


main = {'get': handler}
