def main(req):
    return 'ok'


main = None
