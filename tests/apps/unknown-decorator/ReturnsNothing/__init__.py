def registered(handler):
    print(handler.__name__)


@registered
def main(req):
    return 'ok'
