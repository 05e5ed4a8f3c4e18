# Words for why something is refused
