import unittest

import azure.functions as func
from __app__.HttpTrigger import my_function

class TestFunction(unittest.TestCase):
    def test_my_function(self):
        # A request made by hand stands in for one from the host.
        req = func.HttpRequest(
            method='GET',
            body=None,
            url='/api/HttpTrigger',
            params={'name': 'Test'})

        resp = my_function(req)

        self.assertEqual(
            resp.get_body(),
            b'Hello Test',
        )
