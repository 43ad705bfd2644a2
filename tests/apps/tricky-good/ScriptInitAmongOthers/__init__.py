from .zebra import main
