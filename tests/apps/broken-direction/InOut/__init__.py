def main(req, blob):
    return 'ok'
