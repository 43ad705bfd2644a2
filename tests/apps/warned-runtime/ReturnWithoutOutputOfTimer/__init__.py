def main(timer):
    return f'{timer.past_due}'
