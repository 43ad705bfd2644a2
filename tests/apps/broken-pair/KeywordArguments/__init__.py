def main(req, **kwargs):
    return f'{len(kwargs)}'
