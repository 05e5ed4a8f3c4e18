# Words for errors. error-<code> is about a field (domain::validation::FieldError), $label is what the field is called

not-found-title = Page not found
not-found-text = The page you are looking for has been moved or deleted, or only some people may see it.
denied-title = You can't do this
denied-text = Your role does not allow this. Ask an administrator if you need it.
conflict-title = Something else happened first
sign-in-needed = Your session has ended. Sign in again.
conflict-happened = { $count ->
    [one] Something else was done
   *[other] { $count } other things were done
} since you opened this page. What you asked for was not done. Check how it stands now, then try again.
conflict-back = See how it stands now
unavailable-title = Not available at the moment
unavailable-text = Your request can't be processed at the moment. Nothing was changed. Please try again later.
fault-title = Something went wrong
fault-text = Your request could not be processed. Please try again later, and contact us if this goes on.
too-many-title = Please wait a moment
unreadable-title = What you sent could not be read
unreadable-text = Sending broke off, or the format is not right. Go back to the page before and send it again.
unreadable-too-large = What you sent is too large. Shorten it and send it again.

error-required = Enter: { $label }.
error-choose = Choose: { $label }.
error-agree = Read and tick “{ $label }”.
error-mismatch = “{ $label }” does not match.
error-number-range = “{ $label }” must be a number from { $min } to { $max }.
error-units-range = “{ $label }” must be a number from 1 to 9,999,999.
error-unknown-place = Choose “{ $label }” from the list again.

error-text-private-use = Character { $position } of “{ $label }” is a private-use character that can't be shown. Replace it with another one.
error-text-control = “{ $label }” contains an invisible control character. Enter it again.
error-text-unreadable = “{ $label }” contains a garbled character. Enter it again.
error-text-too-long = “{ $label }” must have { $max } characters or fewer.

error-corporate-number = This corporate number is not valid. Check the 13 digits on the National Tax Agency's Corporate Number Publication Site.
error-corporate-number-empty = Enter the corporate number.
error-corporate-number-not-digits = The corporate number must have digits only.
error-corporate-number-length = The corporate number must have 13 digits.
error-corporate-number-check-digit = There is a wrong digit in the corporate number. Check the 13 digits on the National Tax Agency's Corporate Number Publication Site.

error-postal-code-empty = Enter: { $label }.
error-postal-code-not-digits = “{ $label }” must have digits only, like 100-8916.
error-postal-code-length = “{ $label }” must have 7 digits, like 100-8916.
error-phone-empty = Enter: { $label }.
error-phone-not-digits = “{ $label }” must have digits only.
error-phone-leading-zero = “{ $label }” must include the area code and start with 0.
error-phone-length = “{ $label }” must have 10 or 11 digits.
error-kana-empty = Enter: { $label }.
error-kana-not-kana = “{ $label }” must be written in katakana.
error-email = Enter “{ $label }” in the form name@example.jp.
error-email-empty = Enter: { $label }.
error-email-at-signs = “{ $label }” must have one “@”, like name@example.jp.
error-email-character = “{ $label }” contains a character that can't be used in an email address.
error-email-local = Check the part of “{ $label }” before the “@”.
error-email-domain = Check the part of “{ $label }” after the “@”.
error-email-too-long = “{ $label }” is too long. Check it.

error-money-empty = Enter: { $label }.
error-money-not-digits = “{ $label }” must be a number.
error-money-fraction = “{ $label }” must be in whole yen, without a decimal point.
error-money-grouping = Check where the commas stand in “{ $label }”.
error-money-overflow = “{ $label }” is too large. Check it.
error-price-cap-positive = “{ $label }” must be at least 1 yen.

error-date-empty = Enter: { $label }.
error-date-format = Enter “{ $label }” as 2026-11-22, 2026年11月22日 or 令和8年11月22日.
error-date-no-such-day = There is no such day in the calendar: { $label }.
error-date-era-ended = The Japanese era in “{ $label }” had ended by that day. Check the year.
error-date-era-not-begun = The Japanese era in “{ $label }” had not begun on that day. Check the year.
error-date-contradiction = The Japanese and the western year in “{ $label }” do not agree.
error-time-format = Enter “{ $label }” as 17:00 or 17時00分.

error-call-code = “{ $label }” may have letters, digits and hyphens only.
error-call-code-taken = This { $label } is used by another call.
error-call-code-in-use = “{ $label }” can't be changed because applications have begun.
error-closes-before-opens = The closing must be later than the opening.

error-email-registered = This email address is already registered.
error-password-empty = Enter: { $label }.
error-password-too-short = “{ $label }” must have { $min } characters or more.
error-password-too-long = “{ $label }” must have { $max } characters or fewer.
error-password-common = This password is widely used and easy to guess. Choose another one.
error-password-personal = This password is easy to guess from your name or email address. Choose another one.
error-password-service = This password is easy to guess from the name of this service. Choose another one.
error-password-repetitive = This password repeats the same characters or words too often. Choose another one.
error-password-sequence = This password is mostly a sequence such as “12345” or “qwerty”. Choose another one.
error-password-wrong = Your current password is not right.
error-password-unchanged = Enter a password that differs from the current one.
error-roles-empty = Choose at least one role.
error-auditor-stands-alone = The auditor role can't be combined with other roles.

field-email = Email address
field-password = Password
field-corporate-number = Corporate number
field-corporate-number-help = Enter the 13 digits. Full-width digits and hyphens are fine.
