import azure.functions as func


def main(req: func.HttpRequst):
    return 'ok'
