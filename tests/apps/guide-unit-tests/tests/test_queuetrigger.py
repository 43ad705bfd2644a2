import unittest

import azure.functions as func
from __app__.QueueTrigger import my_function

class TestFunction(unittest.TestCase):
    def test_my_function(self):
        # A message made by hand stands in for one from the queue.
        req = func.QueueMessage(
            body=b'test')

        resp = my_function(req)

        self.assertEqual(
            resp,
            'msg body: test',
        )
