import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out) -> str:
    msg.set('hello')
    return 'ok'
