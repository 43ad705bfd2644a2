def handler(req):
    return 'ok'
