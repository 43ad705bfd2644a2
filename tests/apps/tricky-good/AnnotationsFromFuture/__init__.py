from __future__ import annotations

import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out[func.QueueMessage], context: func.Context) -> func.HttpResponse:
    return func.HttpResponse('ok')
