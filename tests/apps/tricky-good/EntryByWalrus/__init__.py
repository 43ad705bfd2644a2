def handler(req):
    return 'ok'


if (main := handler):
    pass
