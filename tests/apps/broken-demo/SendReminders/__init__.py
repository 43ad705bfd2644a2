import logging

import azure.functions as func


def send_reminders(timer: func.TimerRequest) -> None:
    if timer.past_due:
        logging.warning("The reminders are late.")
