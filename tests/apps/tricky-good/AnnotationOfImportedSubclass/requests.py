import azure.functions as func


class Request(func.HttpRequest):
    pass
