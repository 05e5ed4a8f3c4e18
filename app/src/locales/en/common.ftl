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
nav-register = Approved products

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
error-prefix = Error:
error-summary-title = Check what you entered

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
cancel = Cancel
go-home = Go to the home page

table-empty = There is nothing to show.
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
