import azure.functions as func


def main(req: 'func.HttpRequest', context: 'func.Context') -> 'str':
    return 'ok'
