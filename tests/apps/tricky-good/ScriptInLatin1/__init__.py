# -*- coding: latin-1 -*-
GREETING = 'olá'


def main(req):
    return GREETING
