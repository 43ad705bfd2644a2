from functools import wraps

import azure.functions as func


def logged(handler):
    @wraps(handler)
    def wrapper(*args, **kwargs):
        return handler(*args, **kwargs)

    return wrapper


@logged
def main(req: func.HttpRequest) -> str:
    return 'ok'
