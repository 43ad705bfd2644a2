from .helper import *


def main(req):
    return req
