import azure.functions as func


def main(timer: func.TimerRequest, msg: func.Out[int]):
    msg.set(1)
