def main(order):
    return 'replaced below'


def main(req):
    return 'ok'
