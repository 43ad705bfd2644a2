import os

import azure.functions as func

KEY = os.environ["API_KEY"]


async def main(req: func.HttpRequest, msg: func.Out[str]) -> func.HttpResponse:
    msg.set(req.route_params["id"])
    return func.HttpResponse(status_code=202)
