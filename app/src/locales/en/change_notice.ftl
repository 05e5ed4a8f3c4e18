# Change notices
