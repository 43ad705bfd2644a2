from . import one
from . import missing
