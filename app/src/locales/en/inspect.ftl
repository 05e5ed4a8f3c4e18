# What was read in forms (the command `shinsa inspect`)

inspect-not-opened = The file could not be opened. { $why }
not-opened-missing = There is no such file. Please check its name and folder.
not-opened-denied = You may not read it.
not-opened-no-file = It is not a file.
not-opened-too-large = It is larger than a file may be.
not-opened-other = Please check the file.
inspect-form = Form { $number }: { $title } ({ $edition })
inspect-form-without-edition = Form { $number }: { $title } (no edition stated)
inspect-across = Across forms
inspect-place = { $form }, { $place }
inspect-finding = [{ $severity }] { $place }: { $finding }
inspect-summary = To be mended: { $errors }, to be checked: { $warnings }, files not read: { $unread }
