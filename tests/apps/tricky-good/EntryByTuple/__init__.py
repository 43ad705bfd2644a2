def handler(req):
    return 'ok'


main, GREETING = handler, 'hello'
