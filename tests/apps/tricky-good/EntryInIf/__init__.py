import os

if os.name == 'nt':
    def main(req):
        return 'Windows'
else:
    def main(req):
        return 'elsewhere'
