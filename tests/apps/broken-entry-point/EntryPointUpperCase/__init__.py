def other(timer):
    pass
