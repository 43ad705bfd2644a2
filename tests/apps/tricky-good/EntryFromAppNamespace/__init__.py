from __app__.shared.handler import main
