def _main(req):
    return 'ok'
