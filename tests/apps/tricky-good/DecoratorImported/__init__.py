from ..shared.decorators import logged


@logged
def main(req):
    return 'ok'
