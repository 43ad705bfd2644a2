import azure.functions as func


class Order:
    def read(self):
        return b''


def main(timer: func.TimerRequest, msg: func.Out[Order]):
    msg.set(Order())
