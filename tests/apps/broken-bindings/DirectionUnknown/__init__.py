def main(req, msg):
    return 'ok'
