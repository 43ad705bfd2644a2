__all__ = ['_main']


def _main(req):
    return 'ok'
