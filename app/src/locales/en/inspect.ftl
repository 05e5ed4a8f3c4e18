# What was read in forms (the command `shinsa inspect`)

inspect-not-opened = The file can't be opened: { $why }
inspect-form = Form { $number }: { $title } ({ $edition })
inspect-form-without-edition = Form { $number }: { $title } (no edition stated)
inspect-across = Across forms
inspect-place = { $form }, { $place }
inspect-finding = [{ $severity }] { $place }: { $finding }
inspect-summary = Errors: { $errors }, warnings: { $warnings }, files not read: { $unread }
