def main(req, *, verbose=False):
    return f'{verbose}'
