def _handler(req):
    return 'ok'


def __getattr__(name):
    if name == 'main':
        return _handler
    raise AttributeError(name)
