def main(order):
    return f'{order} is done'
