import azure.functions as func


class Text(str):
    pass


def main(req: func.HttpRequest) -> Text:
    return Text('ok')
