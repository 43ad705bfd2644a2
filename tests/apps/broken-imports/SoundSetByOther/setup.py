from . import store

store.client = 1
