def main(**kwargs):
    return kwargs['req'].url
