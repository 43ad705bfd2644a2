__all__ = ['handle']


def handle(req):
    return main(req)


def main(req):
    return 'ok'
