def main(req, timer):
    return 'ok'
