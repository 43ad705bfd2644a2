def main(req, msg):
    msg.set('ok')
    return 'ok'
