# Words of the screening pages
