# Words of the pages that everyone can see
