import azure.functions as func


def main(msg: func.ServiceBusMessage):
    print(msg)
