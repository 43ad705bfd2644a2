import azure.functions as func


def main(request: func.HttpRequest, order: str) -> func.HttpResponse:
    order.set(request.get_body().decode())
    return func.HttpResponse("Thank you for your order.", status_code=202)
