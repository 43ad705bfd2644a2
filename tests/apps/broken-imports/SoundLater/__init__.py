def main(req):
    from . import missing

    return missing
