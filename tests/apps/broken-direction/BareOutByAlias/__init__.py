from azure.functions import Out as Output


def main(req, msg: Output):
    msg.set('hello')
    return 'ok'
