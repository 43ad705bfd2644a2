def main(context):
    yield context.call_activity('Work')
