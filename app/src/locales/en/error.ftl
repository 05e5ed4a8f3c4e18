# Words for errors. invalid-<code> is about a field, $label is what the field is called

not-found-title = Page not found
not-found-text = The page you are looking for has been moved or deleted, or only some people may see it.
denied-title = You can't do this
denied-text = Your role does not allow this. Ask an administrator if you need it.
conflict-title = Something else happened first
conflict-back = See how it stands now
unavailable-title = Not available at the moment
unavailable-text = Your request can't be processed at the moment. Nothing was changed. Please try again later.
fault-title = Something went wrong
fault-text = Your request could not be processed. Please try again later, and contact us if this goes on.
too-many-title = Please wait a moment
unreadable-title = What you sent could not be read
unreadable-text = Sending broke off, or the format is not right. Go back to the page before and send it again.
unreadable-too-large = What you sent is too large. Shorten it and send it again.

invalid-required = Enter: { $label }.
invalid-choose = Choose: { $label }.
invalid-agree = Read and tick “{ $label }”.
invalid-email = Enter “{ $label }” in the form name@example.jp.
invalid-too-long = “{ $label }” must have { $max } characters or fewer.
invalid-too-short = “{ $label }” must have { $min } characters or more.
invalid-number = “{ $label }” must be a number.
invalid-range = “{ $label }” must be a number from { $min } to { $max }.
invalid-date = Enter “{ $label }” as 2026-11-22, 2026年11月22日 or 令和8年11月22日.
invalid-past = “{ $label }” must be later than now.
invalid-order = “{ $label }” must be after “{ $after }”.
invalid-corporate-number = This corporate number is not valid. Check the 13 digits on the National Tax Agency's Corporate Number Publication Site.
invalid-phone = “{ $label }” must have 10 or 11 digits starting with 0.
invalid-postal-code = “{ $label }” must have 7 digits, like 100-8916.
invalid-private-use = “{ $label }” contains a private-use character (character { $position }) that can't be shown. Replace it with another one.
invalid-mismatch = “{ $label }” does not match.

field-email = Email address
field-password = Password
