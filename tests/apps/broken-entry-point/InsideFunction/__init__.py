def handler():
    def main(req):
        return 'ok'

    return main
