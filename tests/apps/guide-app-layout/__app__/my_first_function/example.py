DEFAULT_USER = 'world'
