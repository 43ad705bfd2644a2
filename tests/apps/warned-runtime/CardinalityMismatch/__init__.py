import azure.functions as func


def main(events: func.EventHubEvent):
    print(events.get_body())
