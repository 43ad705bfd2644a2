HANDLERS = []


def registered(handler):
    HANDLERS.append(handler)
    return handler


@registered
def main(req):
    return 'ok'
