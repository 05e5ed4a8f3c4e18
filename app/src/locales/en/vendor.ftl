# Words of the vendor's pages
