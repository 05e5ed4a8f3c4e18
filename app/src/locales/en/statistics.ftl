# Words of the statistics
