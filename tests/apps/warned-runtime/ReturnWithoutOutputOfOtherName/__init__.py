import azure.functions as func


async def main(req: func.HttpRequest, res: func.Out[func.HttpResponse]):
    if not req.params:
        return func.HttpResponse('nothing', status_code=400)
    res.set(func.HttpResponse('ok'))
