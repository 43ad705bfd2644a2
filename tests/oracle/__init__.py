"""The test oracle: the real Python worker judges every fixture app, and `funcls check` has to agree.

`PYTHONPATH=tests python -m oracle` finds a Python 3.13, keeps a virtual environment for it in `.oracle/`, loads every
function below `tests/apps` with the loader and the registry of `azure-functions-runtime-v1`, and compares: the worker
refuses a function exactly if funcls reports an error of the worker's rules for it. What the host refuses never reaches
the worker; such functions are counted and left out.
"""
