def broken()
    pass
