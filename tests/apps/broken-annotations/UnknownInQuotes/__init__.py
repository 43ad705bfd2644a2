import azure.functions as func


def main(timer: func.TimerRequest, msg: func.Out['Order']):
    msg.set('ok')
