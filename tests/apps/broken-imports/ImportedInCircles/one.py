from . import two
