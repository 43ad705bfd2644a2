import requests


def main(req):
    return requests.get("https://example.org/status", timeout=10).text
