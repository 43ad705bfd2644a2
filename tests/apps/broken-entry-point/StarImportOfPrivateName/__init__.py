from .handler import *
