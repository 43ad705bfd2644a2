import sys

sys.modules["__app__.SoundModuleGiven.missing"] = sys
from . import missing


def main(req):
    return req
