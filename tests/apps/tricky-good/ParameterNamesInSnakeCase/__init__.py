def main(http_request, _queue_message):
    return 'ok'
