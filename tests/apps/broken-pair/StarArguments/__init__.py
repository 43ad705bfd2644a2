def main(req, *args):
    return f'{len(args)}'
