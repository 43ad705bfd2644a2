import azure.functions as func

import __app__.shared_code
from __app__ import shared_code
from __app__.shared_code import my_second_helper_function

from . import example
from ..shared_code import my_first_helper_function


def main(req: func.HttpRequest) -> str:
    user = req.params.get('user', example.DEFAULT_USER)
    greeting = my_first_helper_function.greet(user)
    assert shared_code is __app__.shared_code
    return my_second_helper_function.shout(greeting)
