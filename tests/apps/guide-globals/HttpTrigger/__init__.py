CACHED_DATA = None


def load_json():
    return {'answer': 42}


def main(req):
    global CACHED_DATA
    if CACHED_DATA is None:
        CACHED_DATA = load_json()

    # ... use CACHED_DATA in code
