def handle(req):
    return 'ok'
