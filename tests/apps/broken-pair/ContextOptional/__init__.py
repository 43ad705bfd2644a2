from typing import Optional

import azure.functions as func


def main(req: func.HttpRequest, context: Optional[func.Context] = None) -> str:
    return context.invocation_id
