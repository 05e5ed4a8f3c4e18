# Device check (stage 3)
