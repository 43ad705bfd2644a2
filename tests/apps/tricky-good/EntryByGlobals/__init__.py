def handler(req):
    return 'ok'


globals()['ma' + 'in'] = handler
