"""The test oracle: the real Python worker judges functions, and `funcls check` has to agree.

`PYTHONPATH=tests python -m oracle` keeps a virtual environment for each Python in `.oracle/` and runs three parts
there. The worker is the loader and the registry of `azure-functions-runtime-v1`; each function is loaded in a process
of its own.

- *Fixtures* (`comparison`): every function of the hand-written apps below `tests/apps`. The worker refuses it exactly
  if funcls reports an error of the worker's rules; what the host refuses never reaches the worker, and is left out.
- *Fixed fixtures* (`fixed_fixtures`): every fix that is offered in these apps alone, `source.fixAll` document by
  document, and `funcls check --fix`. What is mended must be gone, and the worker must load exactly the functions in
  which no error is left; what it cannot judge is counted by reason.
- *Composed functions* (`campaign`): hypothesis puts thousands together from `compose`. What the files do not show may
  be missed, if `compose.limits` names it. They too are judged again after every fix, and after `--fix`. Mismatches are
  made small and printed as fixtures for a test.
"""
