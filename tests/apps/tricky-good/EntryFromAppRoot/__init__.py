from shared.handler import main
