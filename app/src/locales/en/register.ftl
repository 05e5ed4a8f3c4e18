# The public register
