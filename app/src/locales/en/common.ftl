# Words that all pages use

service-name = Shinsa Portal
service-subject = Card readers with face authentication
language-name = English
page-title-with-service = { $title } | Shinsa Portal
page-title-error = Error: { $title }
skip-to-main = Skip to main content

nav-label = Main menu
nav-vendor = Applications
nav-organization = Organization
nav-screening = Screening
nav-admin-calls = Manage calls
nav-admin-staff = Manage staff
nav-calls = Calls for applications
nav-register = Register
nav-statistics = Statistics

sign-in = Sign in
sign-out = Sign out
account-menu = Account:
account-settings = Account settings

footer-accessibility = Accessibility policy
footer-privacy = Personal information
footer-contact = Contact

session-warning-title = You will be signed out soon
session-warning-text = You will be signed out automatically because there has been no activity. To continue, press “Stay signed in”.
session-warning-extend = Stay signed in
session-warning-failed = Your session could not be extended. Check your connection and try again.
session-warning-ended = Your session has ended. To keep what you entered, sign in again in another tab.

field-required = required
field-optional = optional
field-in-japan-time = Enter in Japan time.
field-error-prefix = Error:
summary-of-errors = Check what you entered

notice-info = Information
notice-success = Done
notice-warning = Note
notice-danger = Important

step-ahead = Not started
step-current = Current stage
step-done = Completed
step-stopped = Ended
steps-label = Stages of the screening

value-empty = Not entered
change = Change
change-what = ({ $what })
cancel = Cancel
go-home = Go to the home page

table-empty = There is nothing to show.
table-sort = Sort by
table-sort-by = Sort by “{ $column }”

file-uploaded = Uploaded
file-by = by { $name }

pagination-label = Pages
pagination-total = { $total ->
    [one] { $total } result
   *[other] { $total } results
}
pagination-page = Page { $page }
pagination-previous = Previous
pagination-next = Next

clock-label = Standard processing period
clock-waiting-for = Waiting for:
clock-running = Running
clock-stopped = Stopped
clock-over = Standard period exceeded
clock-ministry = Days used by the ministry
clock-vendor = Days used by the vendor
clock-due = Standard period ends
clock-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
clock-days-of = { $days } of { $standard } working days

field-part-date = Date
field-part-time = Time

upload-hint = You can also drag and drop a file here.
upload-choose-first = Choose a file.
upload-one-only = Choose one file only.
upload-empty = The file you chose is empty (0 bytes). Choose another file.
upload-too-large = The file you chose has { $size }. Choose a file of up to { $max }.
upload-wrong-type = This type of file can't be sent. Choose a { $extensions } file.
upload-sending = Sending { $percent }%
upload-checking = Sent. The file is being checked.
upload-cancel = Cancel sending
upload-cancelled = Sending was cancelled. The file was not saved.
upload-retry = Send again
upload-failed = The connection broke off before the file was sent. The file was not saved.
upload-rejected = The server did not accept this file. The file was not saved.
upload-unknown = The file was sent, but it is not known whether it was saved. Reload the page and check whether it is there.
upload-reload = Reload the page
upload-progress-label = Progress of sending

autosave-saving = Saving your draft
autosave-failed = Your draft is not saved yet. It will be saved when the connection is back.
