def main(req, msg, Msg):
    return 'ok'
