"""Well-known packages of PyPI: what is imported from them, and what they install with them.

A line is a package, its top import names, and after `>` what it may bring in any release of the last years: rather one
too many than one too few. What a package brings has a line of its own, so that the table is closed (a test looks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

_TABLE: Final = """
aiohappyeyeballs = aiohappyeyeballs
aiohttp = aiohttp > aiohappyeyeballs aiosignal async-timeout attrs charset-normalizer multidict yarl
aiohttp-retry = aiohttp_retry > aiohttp
aiosignal = aiosignal > frozenlist typing-extensions
annotated-doc = annotated_doc
annotated-types = annotated_types
anyio = anyio > exceptiongroup idna sniffio typing-extensions
arrow = arrow > backports.zoneinfo python-dateutil types-python-dateutil typing-extensions tzdata
async-timeout = async_timeout > typing-extensions
attrs = attr attrs
azure-ai-formrecognizer = azure.ai.formrecognizer > azure-common azure-core msrest typing-extensions
azure-ai-textanalytics = azure.ai.textanalytics > azure-common azure-core isodate msrest typing-extensions
azure-appconfiguration = azure.appconfiguration > azure-core isodate msrest typing-extensions
azure-common = azure.common
azure-core = azure.core > requests six typing-extensions
azure-cosmos = azure.cosmos > azure-core requests typing-extensions
azure-data-tables = azure.data.tables > azure-core isodate msrest typing-extensions yarl
azure-eventgrid = azure.eventgrid > azure-common azure-core isodate msrest typing-extensions
azure-eventhub = azure.eventhub > azure-core typing-extensions uamqp
azure-functions = azure.functions > markupsafe werkzeug
azure-functions-durable = azure.durable_functions > aiohttp azure-functions furl opentelemetry-api requests
azure-functions-runtime = azure_functions_runtime > azure-functions
azure-functions-runtime-v1 = azure_functions_runtime_v1 > azure-functions
azure-identity = azure.identity > azure-core cryptography msal msal-extensions six typing-extensions
azure-keyvault-certificates = azure.keyvault.certificates > azure-common azure-core isodate msrest typing-extensions
azure-keyvault-keys = azure.keyvault.keys > azure-common azure-core cryptography isodate msrest typing-extensions
azure-keyvault-secrets = azure.keyvault.secrets > azure-common azure-core isodate msrest typing-extensions
azure-mgmt-compute = azure.mgmt.compute > azure-common azure-mgmt-core isodate msrest typing-extensions
azure-mgmt-core = azure.mgmt.core > azure-core
azure-mgmt-network = azure.mgmt.network > azure-common azure-mgmt-core isodate msrest typing-extensions
azure-mgmt-storage = azure.mgmt.storage > azure-common azure-mgmt-core isodate msrest typing-extensions
azure-servicebus = azure.servicebus > azure-common azure-core isodate msrest six typing-extensions uamqp
azure-storage-blob = azure.storage.blob > azure-core cryptography isodate msrest typing-extensions
azure-storage-file-datalake = azure.storage.filedatalake > azure-storage-blob isodate msrest typing-extensions
azure-storage-file-share = azure.storage.fileshare > azure-core cryptography isodate msrest typing-extensions
azure-storage-queue = azure.storage.queue > azure-core cryptography isodate msrest typing-extensions
backports.zoneinfo = backports.zoneinfo > tzdata
bcrypt = bcrypt > cffi six
beautifulsoup4 = bs4 > soupsieve typing-extensions
blinker = blinker
boto3 = boto3 > botocore jmespath s3transfer
botocore = botocore > docutils jmespath python-dateutil urllib3
cachetools = cachetools
certifi = certifi
cffi = cffi > pycparser
chardet = chardet
charset-normalizer = charset_normalizer
click = click > colorama importlib-metadata
colorama = colorama
contourpy = contourpy > numpy
cryptography = cryptography > cffi typing-extensions
cycler = cycler > six
Deprecated = deprecated > wrapt
distro = distro
dnspython = dns
docutils = docutils
ecdsa = ecdsa > six
et-xmlfile = et_xmlfile
exceptiongroup = exceptiongroup > typing-extensions
fastapi = fastapi > annotated-doc pydantic starlette typing-extensions typing-inspection
feedparser = feedparser > sgmllib3k
Flask = flask > blinker click importlib-metadata itsdangerous jinja2 markupsafe werkzeug
fonttools = fontTools
frozenlist = frozenlist
furl = furl > orderedmultidict six
greenlet = greenlet
h11 = h11 > typing-extensions
httpcore = httpcore > anyio certifi h11 sniffio
httpx = httpx > anyio certifi charset-normalizer httpcore idna rfc3986 sniffio
idna = idna
importlib-metadata = importlib_metadata > typing-extensions zipp
invoke = invoke
isodate = isodate > six
itsdangerous = itsdangerous
Jinja2 = jinja2 > markupsafe
jiter = jiter
jmespath = jmespath
joblib = joblib
jsonschema = jsonschema > attrs importlib-metadata jsonschema-specifications pyrsistent referencing rpds-py six
jsonschema-specifications = jsonschema_specifications > referencing
kiwisolver = kiwisolver > typing-extensions
lxml = lxml
Markdown = markdown > importlib-metadata
MarkupSafe = markupsafe
matplotlib = matplotlib > contourpy cycler fonttools kiwisolver numpy packaging pillow pyparsing python-dateutil
msal = msal > cryptography pyjwt requests
msal-extensions = msal_extensions > msal packaging portalocker
msrest = msrest > azure-core certifi isodate requests requests-oauthlib
multidict = multidict > typing-extensions
nltk = nltk > click joblib regex tqdm
numpy = numpy
oauthlib = oauthlib > blinker cryptography pyjwt
openai = openai > aiohttp anyio distro httpx jiter numpy pandas pydantic requests sniffio tqdm typing-extensions
opencv-python = cv2 > numpy
opencv-python-headless = cv2 > numpy
openpyxl = openpyxl > et-xmlfile
opentelemetry-api = opentelemetry > deprecated importlib-metadata typing-extensions
orderedmultidict = orderedmultidict > six
orjson = orjson
packaging = packaging > pyparsing six
pandas = pandas > numpy python-dateutil pytz six tzdata
paramiko = paramiko > bcrypt cryptography invoke pynacl six
Pillow = PIL
portalocker = portalocker
propcache = propcache
psycopg2 = psycopg2
psycopg2-binary = psycopg2
pyarrow = pyarrow > numpy
pyasn1 = pyasn1
pycparser = pycparser
pycryptodome = Crypto
pydantic = pydantic > annotated-types pydantic-core typing-extensions typing-inspection
pydantic-core = pydantic_core > typing-extensions
PyJWT = jwt > cryptography typing-extensions
pymongo = pymongo bson gridfs > dnspython
pymssql = pymssql
PyMySQL = pymysql
PyNaCl = nacl > cffi six
pyodbc = pyodbc
pyparsing = pyparsing
pypdf = pypdf > typing-extensions
PyPDF2 = PyPDF2 > typing-extensions
pyrsistent = pyrsistent > six
pysftp = pysftp > paramiko
python-dateutil = dateutil > six
python-docx = docx > lxml typing-extensions
python-dotenv = dotenv
python-http-client = python_http_client
python-jose = jose > ecdsa pyasn1 rsa six
pytz = pytz
PyYAML = yaml
redis = redis > async-timeout importlib-metadata packaging pyjwt typing-extensions
referencing = referencing > attrs rpds-py typing-extensions
regex = regex
reportlab = reportlab > chardet charset-normalizer pillow
requests = requests > certifi chardet charset-normalizer idna urllib3
requests-oauthlib = requests_oauthlib > oauthlib requests
rfc3986 = rfc3986 > idna
rpds-py = rpds
rsa = rsa > pyasn1
s3transfer = s3transfer > botocore
scikit-learn = sklearn > joblib numpy scipy threadpoolctl
scipy = scipy > numpy
sendgrid = sendgrid > cryptography ecdsa python-http-client starkbank-ecdsa werkzeug
sgmllib3k = sgmllib
simplejson = simplejson
six = six
slack-sdk = slack_sdk
sniffio = sniffio
soupsieve = soupsieve
SQLAlchemy = sqlalchemy > greenlet importlib-metadata typing-extensions
starkbank-ecdsa = ellipticcurve
starlette = starlette > anyio typing-extensions
tabulate = tabulate
tenacity = tenacity > six
threadpoolctl = threadpoolctl
tiktoken = tiktoken > regex requests
toml = toml
tqdm = tqdm > colorama
twilio = twilio > aiohttp aiohttp-retry pyjwt pytz requests six
types-python-dateutil = dateutil-stubs
typing-extensions = typing_extensions
typing-inspection = typing_inspection > typing-extensions
tzdata = tzdata
tzlocal = tzlocal > backports.zoneinfo pytz tzdata
uamqp = uamqp > certifi six
ujson = ujson
urllib3 = urllib3
Werkzeug = werkzeug > markupsafe
wrapt = wrapt
xlrd = xlrd
XlsxWriter = xlsxwriter
xmltodict = xmltodict
yarl = yarl > idna multidict propcache typing-extensions
zipp = zipp
"""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One package; `name` is how its authors spell it, and `brings` are others by their compared names."""

    name: str
    imports: tuple[str, ...]
    brings: tuple[str, ...]


def compared(name: str) -> str:
    """Return the name of a package as pip compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def distributions() -> dict[str, Distribution]:
    """Return the packages by their compared names."""
    found = {}
    for line in _TABLE.strip().splitlines():
        name, _, rest = line.partition(" = ")
        imports, _, brings = rest.partition(" > ")
        others = tuple(map(compared, brings.split()))
        found[compared(name)] = Distribution(name, tuple(imports.split()), others)
    return found


@cache
def shared_packages() -> frozenset[str]:
    """Return the packages that have no `__init__.py` of their own, since many distributions share them: `azure`."""
    imports = (name.split(".") for each in distributions().values() for name in each.imports)
    return frozenset(".".join(parts[:length]) for parts in imports for length in range(1, len(parts)))


@lru_cache(maxsize=1024)
def bringing(module: str, names: tuple[str, ...] = ()) -> tuple[Distribution, ...]:
    """Return the packages from which `import module`, or `from module import names`, takes a module.

    Empty for what is in none of the table.
    """
    asked = [f"{each}." for each in (module, *(f"{module}.{name}" for name in names))]
    return tuple(
        each
        for each in distributions().values()
        if any(one.startswith(f"{top}.") for one in asked for top in each.imports)
    )


def installed_with(packages: Iterable[str]) -> frozenset[str] | None:
    """Return the compared names of all that comes with packages, themselves among it; None where one is not known."""
    table, found, waiting = distributions(), set[str](), list(map(compared, packages))
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        if package not in table:
            return None
        found.add(package)
        waiting += table[package].brings
    return frozenset(found)
