def main(req: 'the request'):
    return 'ok'
