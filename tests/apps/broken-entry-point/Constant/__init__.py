main = 'handler'


def handler(req):
    return main
