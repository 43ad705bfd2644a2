import azure.functions as func
from __app__.shared_code import my_first_helper_function

from ..shared_code.my_second_helper_function import shout


def main(req: func.HttpRequest) -> func.HttpResponse:
    user = req.route_params['user']
    return func.HttpResponse(shout(my_first_helper_function.greet(user)))
