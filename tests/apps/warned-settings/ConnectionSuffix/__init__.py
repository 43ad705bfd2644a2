def main(bill):
    print(bill)
