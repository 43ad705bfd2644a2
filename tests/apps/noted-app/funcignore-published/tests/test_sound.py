from Sound import main


def test_main():
    assert main(None) == "ok"
