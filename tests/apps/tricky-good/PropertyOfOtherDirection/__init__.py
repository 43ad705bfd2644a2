def main(timer, rows):
    rows.set("[]")
