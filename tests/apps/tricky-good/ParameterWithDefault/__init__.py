def main(req=None):
    return 'ok'
