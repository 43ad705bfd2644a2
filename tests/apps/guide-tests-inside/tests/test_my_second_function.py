import unittest
from unittest import mock

import azure.functions as func
from my_second_function import main


def a_request(value):
    # Made by hand: no host is needed to call the function.
    return func.HttpRequest(method='GET', body=None, url='/api/my_second_function', params={'value': value})


class TestMySecondFunction(unittest.TestCase):
    def test_value(self):
        self.assertEqual(main(a_request('21')).get_body(), b'21 * 2 = 42')

    @mock.patch('my_second_function.doubled.of', return_value=5)
    def test_what_is_doubled_elsewhere(self, _):
        self.assertEqual(main(a_request('2')).get_body(), b'2 * 2 = 5')
