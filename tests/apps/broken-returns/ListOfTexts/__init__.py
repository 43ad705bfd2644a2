from typing import List

import azure.functions as func


def main(req: func.HttpRequest) -> List[str]:
    return ['ok']
