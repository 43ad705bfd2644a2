def main(req, retries=3):
    return f'{retries}'
