# Defects and cancellation
