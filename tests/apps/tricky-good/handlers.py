def hello(req):
    return 'hello'
