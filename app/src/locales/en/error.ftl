# Words for errors. error-<code> is about a field (domain::validation::FieldError), $label is what the field is called

not-found-title = Page not found
not-found-text = The page you are looking for has been moved or deleted, or only some people may see it.
not-for-opening-title = This page can’t be opened directly
not-for-opening-text = This address is for pressing a button. It can’t be opened by reloading or by typing it in. Nothing was done by opening it.
denied-title = You can't do this
denied-text = Your role does not allow this. Ask an administrator if you need it.
forged-title = The request was not accepted
forged-text = It may have been sent from another site, so nothing was done. Open the page of the portal again and repeat what you did. If this comes again and again, check your browser’s extensions and your network’s settings, or contact us.
conflict-title = Something else happened first
conflict-back = See how it stands now
unavailable-title = Not available at the moment
unavailable-text = Your request can't be processed at the moment. Nothing was changed. Please try again later.
fault-title = Something went wrong
fault-text = Your request could not be processed. Please try again later, and contact us if this goes on.
too-many-title = Please wait a moment
unreadable-request-title = What you sent could not be read
unreadable-request-text = Sending broke off, or the format is not right. Go back to the page before and send it again.
unreadable-request-too-large = What you sent is too large. Shorten it and send it again.

error-required = Enter: { $label }.
error-choose = Choose: { $label }.
error-agree = Read and tick “{ $label }”.
error-mismatch = “{ $label }” does not match.
error-number-range = “{ $label }” must be a number from { $min } to { $max }.
error-units-range = “{ $label }” must be a number from 1 to 9,999,999.
error-unknown-place = Choose “{ $label }” from the list again.
error-reply-changed-meanwhile = Somebody else changed “{ $label }” while you were typing. Compare with the stored reply, put it as you want it to stay, and press the button again.
error-mark-changed-meanwhile = “{ $label }” was saved as “{ $stored }” after this page was opened. Compare, choose what is to stay, and save again.
error-not-own-name = For “{ $label }” enter the name of the person who is signed in ({ $name }). An application can’t be submitted in another person’s name.

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
error-call-opens-in-use = “{ $label }” can’t be moved to later because applications have begun.
error-call-changed-meanwhile = Another administrator saved first, so nothing was saved yet. Compare both, change what is needed and save once more.
error-call-rules-in-use = { $count } applications were submitted already. If you change editions, cap, tax rate or rounding, they are checked by the new measure, too. To change it all the same, tick “{ $label }”.
error-edition-format = Enter { $label } as year and month, such as 2026-10.
error-closes-in-the-past = A deadline can’t lie in the past. To close at once, enter a time that is still to come.
error-device-check-ends-before-close = Screening 3 must be planned to end on or after the day on which the call closes.
error-closes-before-opens = The closing must be later than the opening.

error-roles-empty = Choose at least one role.
error-auditor-stands-alone = The auditor role can't be combined with other roles.

# The sentence of a rule as it is
error-sentence = { $sentence }

# What is wrong with an uploaded file
error-upload-none = Choose a file.
error-upload-too-large = The file is too large. Choose a file of up to { $max }. It was not saved.
error-upload-interrupted = Sending broke off. The file was not saved. Send it again.
error-upload-name = The file’s name has characters that can’t be sent, such as invisible control characters. Rename the file and choose it again.
error-upload-empty = The file is empty (0 bytes). Choose a file with content.
error-upload-pdf = PDF files are not accepted. Hand in the Word (.docx) or Excel (.xlsx) form.
error-upload-image = Pictures are not accepted. Hand in the Word (.docx) or Excel (.xlsx) form.
error-upload-text = Plain text files are not accepted. Hand in the Word (.docx) or Excel (.xlsx) form.
error-upload-rtf = Rich text (.rtf) is not accepted. Open it in Word and save it as .docx.
error-upload-executable = Program files are not accepted. Choose the file of the form.
error-upload-old-word = The old Word format (.doc) is not accepted. Open the file in Word and save it as .docx.
error-upload-old-excel = The old Excel format (.xls) is not accepted. Open the file in Excel and save it as .xlsx.
error-upload-old-office = Old Office formats are not accepted. Save the file as .docx or .xlsx.
error-upload-other-office = This Office format is not accepted. Hand in the Word (.docx) or Excel (.xlsx) form.
error-upload-other-zip = Archives are not accepted. Choose the file of the form itself.
error-upload-unknown-type = This type of file is not known. Hand in the Word (.docx) or Excel (.xlsx) form.
error-upload-password-protected = Files protected by a password are not accepted. Remove the protection and save the file again.
error-upload-wrong-format = This form is handed in as a .{ $declared } file. You chose a .{ $found } file.
error-upload-damaged = The file is damaged and can't be opened. Make sure that Word or Excel opens it, and save it again.
error-upload-not-result-file = This kind of file can't go with a result. Choose a photo (JPEG, PNG), a PDF or a log (text).
error-upload-not-evidence = This kind of file can't be taken as evidence. Choose a PDF, PNG, JPEG, Word (.docx) or Excel (.xlsx) file.
error-upload-evidence-damaged = The file is damaged or cut off. Make sure that it opens, and save it anew.
error-upload-too-many-entries = The file consists of too many parts ({ $found }, at most { $limit }). Fill in the form of the call again.
error-upload-unsafe-name = The file has a part with an unsafe name ({ $name }). Fill in the form of the call again.
error-upload-duplicate-name = The file has two parts of the same name. Open it in Word or Excel and save it again.
error-upload-inconsistent = The file contradicts itself. Open it in Word or Excel and save it again.
error-upload-too-large-unpacked = The content of the file is too large. Use fewer or smaller pictures.
error-upload-too-compressed = A part of the file ({ $part }) is compressed too strongly. Open the file in Word or Excel and save it again.
error-upload-macros = Files with macros are not accepted ({ $part }). Save the file as .docx or .xlsx without macros.
error-upload-external-link = Files that refer to something outside are not accepted ({ $part } to { $target }). Break the link and save the file again.
error-upload-embedded-object = Files with embedded objects are not accepted ({ $part }). Remove them and save the file again.
error-upload-xml = The inner structure of the file can't be read ({ $part }). Fill in the form of the call again.
error-upload-read-failed = The file could not be checked. It was not saved. Send it again later.

# Why something can't be done, outside of cases
denied-role = Your roles do not allow this. Ask an administrator if you need it.

# What happened meanwhile
conflict-happened = { $count ->
    [0] Somebody else made a change while you had this page open. See how it stands now and try again. What you sent was not saved.
    [one] One other act happened while you had this page open. See how it stands now and try again. What you sent was not saved.
   *[other] { $count } other acts happened while you had this page open. See how it stands now and try again. What you sent was not saved.
}
sign-in-needed = Your session has ended. Sign in again.
signed-out-meanwhile = Your session had ended, so nothing was saved yet. What you entered is still here. Check it and send it again.

field-email = Email address
field-password = Password
field-corporate-number = Corporate number
field-corporate-number-help = Enter the 13 digits. Full-width digits and hyphens are fine.
