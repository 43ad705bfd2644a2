import azure.functions as func


def main(req: func.HttpRequest, msg) -> str:
    msg.set('hello')
    return 'ok'
