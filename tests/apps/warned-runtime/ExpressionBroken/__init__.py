import azure.functions as func


def main(req: func.HttpRequest, invoice: str) -> func.HttpResponse:
    return func.HttpResponse(invoice)
