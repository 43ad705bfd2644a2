import typing

import azure.functions as func


def main(events: typing.List[func.EventHubEvent]):
    print(len(events))
