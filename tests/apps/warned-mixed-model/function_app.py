import azure.functions as func

app = func.FunctionApp()


@app.route('orders')
def orders(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse('ok')
