# Words of the pages that everyone can see

call-phase-open = Open
call-phase-announced = Announced
call-phase-closed = Closed

procedure-statement = Opportunity for explanation (a written statement)
procedure-hearing = Formal hearing (a statement made in person on a set date)
procedure-informal = Informal hearing of views

rounding-truncate = Parts of a yen are cut off
rounding-round-half-up = Parts of a yen are rounded half up
rounding-ceil = Parts of a yen are rounded up

remaining-days-hours = { $days ->
    [one] { $days } day
   *[other] { $days } days
} and { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} left
remaining-hours-minutes = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} and { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} left
remaining-minutes-seconds = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} and { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} left
business-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
text-revised = Last reviewed: { $day }

home-title = Screening of card readers with face authentication
home-lead = Manufacturers and vendors apply here for the screening of card readers with face authentication that are used in the online eligibility check. Everything happens in this portal: getting the forms, submitting, correcting, and receiving the result.
home-calls-title = Current calls
home-no-open-call = No call is open for applications at the moment.
home-all-calls = See all calls
home-steps-title = How the screening works
home-step-submit = Submission: you complete seven forms, and the representative or an authorised person submits them. You get a receipt number at once.
home-step-formal = Screening 1, formal check: whether all forms are there, in the right edition, and agree with the application.
home-step-documents = Screening 2, document review: requirements, supply, price and track record. Someone other than the reviewer decides on the result. Products that pass are listed in the register.
home-step-devices = Screening 3, functional check: the real device is tested.
home-step-register = Passed and published: products that have passed all three screenings are published.
home-periods-title = How long it takes
home-periods = Standard processing periods of “{ $title }”: { $formal } working days for the formal check, { $documents } for the document review, { $devices } for the functional check.
home-periods-rule = Saturdays, Sundays, national holidays and 29 December to 3 January do not count. Nor does the time in which you make corrections or in which the screening is on hold. You can see the days used on the page of your case at any time.
home-prepare-title = Before you apply
home-prepare-account = Create an account and register your organization with its corporate number.
home-prepare-forms = Download the seven forms from the page of the call and fill them in.
home-prepare-signatory = Only the representative or a person given that authority can submit. Decide in your organization who that is.
home-sign-up = Create an account
home-register = See the register of screened products
home-help-title = If you need help
home-help-text = Where to ask about the calls, the application or signing in:
home-help-link = See whom to contact
home-language = You can switch between Japanese and English at the top of each page. The forms must be filled in in Japanese.

calls-title = All calls
calls-lead = You apply to one call. Open a call to see its deadline, criteria and forms.
calls-none-open = No call is open at the moment.
calls-none-announced = No further call is announced.
calls-none-closed = No call has closed yet.

call-column-title = Call
call-column-code = Code of the call
call-column-stage = Stage
call-column-content = Content
call-column-days = Standard period
call-column-criterion = Criterion
call-opens = Opens
call-closes = Closes
call-closes-rule = Your submission must be complete by this very second. One second later is too late. The clock of this portal decides.
call-read = Read about “{ $title }”
call-apply = Apply to this call
call-apply-note = You need to sign in to apply. You can save what you have entered and go on later, as often as you like until the deadline.
call-stages-title = Stages and periods
call-stages-caption = Standard processing period of each stage
call-stage-1 = Screening 1: formal check
call-stage-1-text = Whether all seven forms are there, in the right edition, readable and consistent.
call-stage-2 = Screening 2: document review
call-stage-2-text = Requirements, supply and maintenance, price and track record. Someone other than the reviewer decides on the result.
call-stage-3 = Screening 3: functional check
call-stage-3-text = The functions are tested on the real device.
call-correction-text = At any stage you may be asked for corrections. As a rule you have { $days } working days to answer.
call-register-text = Products that pass the document review are listed in the register.
call-price-title = Price
call-price-cap = Highest price of one unit
call-price-cap-value = { $amount }, consumption tax included
call-tax = Consumption tax
call-tax-value = { $percent }%
call-rounding = Rounding of the tax
call-procedure-title = Cancellation and appeal
call-procedure = Before a result is cancelled
call-answer = Time to make a statement
call-answer-value = At least { $days } working days from the notice
call-appeal = Appeal rights in the result letter
call-appeal-yes = The result letter says how to appeal.
call-appeal-no = Results of this call are not treated as administrative dispositions, so letters do not teach appeal rights.
call-appeal-text = What the letter says (in Japanese)
call-forms-title = Forms to hand in
call-forms-text = Hand in all seven forms, in the edition of this call. The forms are in Japanese.
call-forms-caption = The forms, to download
call-form-download = Download “{ $title }”
form-format-docx = Word (.docx)
form-format-xlsx = Excel (.xlsx)
form-column-number = Number
form-column-title = Name of the form
form-column-format = Format
form-column-edition = Edition
form-column-file = File of the form
call-criteria-title = Screening criteria
call-criteria-text = What the reviewer checks on each form in this call.

accessibility-title = Accessibility policy
accessibility-lead = We work to make sure that everyone can apply and screen here, whatever their age or disability.
accessibility-standard = Standard
accessibility-standard-value = JIS X 8341-3:2016 (Guidelines for older persons and persons with disabilities, Part 3: Web content). We also refer to WCAG 2.2.
accessibility-level = Level aimed at
accessibility-level-value = We aim at conformance to level AA.
accessibility-scope = Scope
accessibility-scope-value = Every web page of this portal, but not the Word and Excel files to download, nor the files that people hand in.
accessibility-tests-title = How it is tested
accessibility-test-axe = Automatic checks: axe-core checks the main pages against the A and AA criteria of WCAG 2.0, 2.1 and 2.2 at each change.
accessibility-test-html = Markup: a checker looks whether the HTML of the pages is as the standard says.
accessibility-test-use = Use: automatic tests go through the main procedures, also without scripts.
accessibility-not-tested = A test by people as in annex JB of JIS X 8341-3:2016 has not been done yet. We therefore do not claim conformance to level AA. The result will be published on this page when it is done.
accessibility-done-title = What we take care of
accessibility-done-keyboard = Everything can be done with the keyboard alone, and you can see where you are.
accessibility-done-script = Everything can be done in a browser without scripts.
accessibility-done-zoom = Pages can be read on a narrow screen or at 400 % zoom without moving them sideways.
accessibility-done-words = Statuses and errors are said in words, not by colour alone.
accessibility-limits-title = Known limits
accessibility-limit-forms = We have not checked how well the Word and Excel forms can be used with a screen reader.
accessibility-limit-uploads = Files that vendors hand in are shown and downloaded as they were handed in.
accessibility-contact-title = Tell us
accessibility-contact-text = Please tell us if something is hard or impossible to use.

privacy-title = Personal information
privacy-lead = Which personal information this portal takes, what for, who sees it and how long it is kept.
privacy-what-title = What is taken, and what for
privacy-caption = Personal information that is taken
privacy-column-what = Information
privacy-column-purpose = Purpose
privacy-column-seen = Who sees it
privacy-account = Name, email address and password of an account (the password is stored so that it can't be read back)
privacy-account-purpose = To know who you are, and to write to you about the procedure
privacy-account-seen = Yourself, people of the same organization (name and email address), the screening staff
privacy-application = Name, title, department, phone number and email address of the representative and the contact person of an application
privacy-application-purpose = To screen the application, to write to you about it, and to give notice of the result
privacy-application-seen = People of the same organization, the screening staff, auditors
privacy-officers = Name, reading, birth date and title of officers (form 5)
privacy-officers-purpose = To confirm that there is no relation to organised crime groups. It is used for nothing else.
privacy-officers-seen = People of the same organization, reviewers, approvers, auditors
privacy-records = Records of use (who did what to which case, and when), records of signing in, network addresses
privacy-records-purpose = To keep the procedure correct, and to prevent misuse
privacy-records-seen = Administrators and auditors. What happened to a case is shown to its vendor, too.
privacy-restricted-title = Birth dates of officers
privacy-restricted-text = Form 5, which has the birth dates of officers, can be opened by certain staff only. Each time a member of the staff opens it, who and when is recorded.
privacy-published-title = What is published
privacy-published-text = When the documents of a product pass, its name, model and firmware, the vendor and its corporate number, dates, price, warranty, and the status of the entry with its reason are published in the register of screened products. Names of persons and contact data are not published. An address given to receive emails about changes of the register is used for these emails only, and erased when you unsubscribe.
privacy-retention-title = How long it is kept
privacy-retention-text = Records of applications and their screening are kept for five years, as a rule, after the effect of the result has ended. They are kept longer where law or litigation needs it. Disposal is recorded.
privacy-cookies-title = Cookies
privacy-cookies-text = Cookies are used only to keep you signed in and to remember the language. There is no advertising, no tracking, and nothing is sent to other services.
privacy-rights-title = Your rights
privacy-rights-text = To see, correct or stop the use of your information, contact us.

contact-title = Contact
contact-lead = Please choose the way that fits your question.
contact-call-title = About a call, its deadline or forms
contact-call-text = Deadlines, prices, criteria and forms are on the page of each call.
contact-case-title = About an application you made
contact-case-text = Sign in and open the page of your case to see how it stands, what must be corrected and what the reviewer wrote. Please answer a correction request there, item by item.
contact-case-link = See your applications
contact-account-title = If you can't sign in
contact-account-text = If you forgot your password, you can set a new one with your registered email address. Who belongs to an organization and who may submit is set by its managers.
contact-account-link = Set a new password
contact-other-title = Other questions
contact-other-text = Contact the division in charge of the call. Add your receipt number if you have one. We never ask for your password.
