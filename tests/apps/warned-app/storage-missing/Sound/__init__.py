def main(timer):
    print(timer)
