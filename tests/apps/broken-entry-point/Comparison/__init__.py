main = 1 == 1
