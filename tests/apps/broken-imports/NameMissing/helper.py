def walk():
    pass
