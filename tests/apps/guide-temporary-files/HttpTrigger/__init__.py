import logging
import azure.functions as func
import tempfile
from os import listdir


def main(req: func.HttpRequest) -> func.HttpResponse:
    tempFilePath = tempfile.gettempdir()
    fp = tempfile.NamedTemporaryFile()
    fp.write(b'Hello world!')
    filesDirListInTemp = listdir(tempFilePath)
    logging.info('%d files', len(filesDirListInTemp))
    return func.HttpResponse(status_code=204)
