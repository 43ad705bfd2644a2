main = lambda req: 'ok'
