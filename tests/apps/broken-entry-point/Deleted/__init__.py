def main(req):
    return 'ok'


del main
