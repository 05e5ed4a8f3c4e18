# Filling forms in in the browser, and what was read in them

## Values
value-ticked = ticked
value-not-ticked = not ticked

## Filling in in the browser
fill-title = Fill in { $form }
fill-lead = The form's file is made from what you fill in here, and stored. What you type is saved by itself: stop and come back whenever you like.
fill-from-known = What the application and the call say already has been filled in. Check it, and fill in the rest.
fill-from-draft = This is what was filled in so far, saved on { $at }.
fill-from-file = This is what was read in the stored file (version { $version }).
fill-from-unread = The stored file (version { $version }) could not be read, so only what the application says has been filled in.
fill-take-file = Show the content of the stored file (version { $version }) instead
fill-take-draft = Show what was filled in so far instead, saved on { $at }
fill-group-head = Addressee and date
fill-group-submitter = Submitter
fill-group-contact = Contact
fill-group-product = Product
fill-help-date = For example 2026-11-22, in either calendar.
fill-help-month = For example 2026-10, in either calendar.
fill-choose = Choose
fill-choice-unknown = Could not be understood: { $text }
fill-computed = computed
fill-not-computed = Not computed yet
fill-row = Row { $row }
fill-row-add = Add a row
fill-rows-add = Add { $rows } rows
fill-row-remove = Remove row { $row }
fill-rows-full = Up to { $max } rows can be filled in here. Put longer lists into the file and upload it.
fill-cell = { $table }, row { $row }, { $column }
fill-keep = Save for later
fill-check = Compute and check
fill-make = Make the form and store it
fill-make-help = The file is stored as a new version of this form. It is stored even if something is wrong in it, but that has to be mended before the application can be submitted.
fill-back = Back to the form's page
fill-kept-at = Saved for later on { $at }.
fill-kept-elsewhere = Another tab or colleague saved this form first. What you type here is no longer saved by itself. Press “Save for later” to compare both.
fill-warnings = Check the following. You can submit as it is; the reviewer is told as well.
fill-too-long = A table in this file has more than { $max } rows, too many to fill in here. Mend the file and upload it.
error-form-changed-meanwhile = Another tab or colleague saved first. Compare both and save once more.
notice-form-kept = Saved for later. The form's file has not been made yet.
notice-form-checked = Checked. Nothing has to be mended.
notice-form-made = The form's file has been made and stored. Check what was read in it.

## How far a form is, in the list of tasks
task-form-typed = Being filled in
task-form-fine = Nothing to mend
task-form-told = To check: { $count }
task-form-to-mend = To mend: { $count }
task-form-not-read = Could not be read (a person will)
task-submit-to-mend = To be mended in the forms before submitting: { $count }.

## The page of a form
ways-title = Prepare the form
ways-lead = Fill it in in the browser, or fill in the file and upload it. You can change from one to the other at any time.
ways-mend-title = Mend the form
ways-mend-lead = To correct a value, fill the form in anew in the browser, or mend the file and upload it. A value can't be changed on this page alone.
ways-fill-in-browser = Fill in in the browser
ways-mend-in-browser = Mend in the browser
vendor-prefilled-download = Download the file with the application's facts filled in
read-title = What was read
read-lead = This is what was read in version { $version } of the file. Dates and numbers are shown as they were understood.
read-fine = Version { $version } of the file has been read. Nothing has to be mended.
read-not = Version { $version } of the file is stored, but could not be read: { $why }
read-not-next = You can submit as it is: the reviewer opens the file and reads it. Filled in in the browser, or in the form of this call, it can be checked before you submit.
read-column-field = Field
read-column-value = What was read
read-column-row = Row
read-no-rows = No rows are filled in.
read-no-place = The file has no place for it
read-rows-left-out = The table is long: its first { $max } rows are shown and those with a finding ({ $count } more rows).
spot-table-row = table { $table }, row { $row }
spot-sheet-row = sheet “{ $sheet }”, row { $row }

## What the automatic checks found
finding-line = { $place }: { $finding }
findings-errors = To mend before you submit ({ $count })
findings-errors-lead = The application can't be submitted before the following is mended.
findings-warnings = What the reviewer is told ({ $count })
findings-warnings-lead = You can submit as it is, but the reviewer is told. Mend what is wrong.
findings-more = And { $count } more.
across-title = The forms held against each other
across-fine = The stored forms do not contradict each other.
across-own = To mend in this form: { $count }. See the list above.
across-absent = Forms that are not there yet
across-absent-lead = The following forms are compared once they are stored.

## Evidence
evidence-title = Evidence
evidence-lead = Test reports, photographs and the like that back the declaration, for each requirement. Write the name of the file into the column “Evidence” of the form.
evidence-none = There is no evidence yet.
fill-finding = { $place }: { $sentence }
evidence-file = Evidence file
evidence-attach = Attach evidence
evidence-help = PDF, PNG, JPEG, docx or xlsx, at most { $max } a file. This application can store another { $left }. A file of the same name for the same requirement replaces the one before.
evidence-send = Attach the file
evidence-remove = Take “{ $name }” off the list
field-requirement = Requirement
notice-evidence-stored = The evidence has been attached.
notice-evidence-removed = The evidence has been taken off the list.
