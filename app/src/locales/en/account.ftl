# Words for signing in, registering and account settings
