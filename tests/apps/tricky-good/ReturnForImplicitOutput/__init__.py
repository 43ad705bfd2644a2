def main(timer, rows):
    return 'the table binding takes it'
