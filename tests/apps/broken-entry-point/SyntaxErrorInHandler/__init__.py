def main(req):
    if req.params:
        return 'ok'
    else
        return 'nothing'
