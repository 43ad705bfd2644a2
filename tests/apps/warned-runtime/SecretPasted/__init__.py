import azure.functions as func


def main(order: func.QueueMessage) -> None:
    print(order.id)
