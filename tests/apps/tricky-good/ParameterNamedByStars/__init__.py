def main(*args, **kwargs):
    return None
