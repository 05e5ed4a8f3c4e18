# Words about a case, the same for vendors and staff

stage-draft = Draft
stage-submitted = Submitted
stage-formal-check = Screening 1: formal check
stage-document-review = Screening 2: document review
stage-device-check = Screening 3: functional check
stage-failed = Fail
stage-withdrawn = Withdrawn
stage-listed = Passed and listed
stage-cancelled = Cancelled
stage-delisted = No longer listed
stage-recorded-in-error = Recorded in error
stage-discarded = Draft discarded
stage-published = Passed and published

waiting-vendor = Vendor
waiting-reviewer = Reviewer
waiting-approver = Approver
waiting-device-tester = Device tester
waiting-hold = Nobody (on hold)
waiting-nobody = Nobody (ended)

role-reviewer = Reviewer
role-approver = Approver
role-device-tester = Device tester
role-administrator = Administrator
role-auditor = Auditor

event-started = Application started
event-facts-filled = Application details filled in
event-document-uploaded = Form uploaded
event-evidence-attached = Evidence attached
event-evidence-removed = Evidence removed from the list
event-submitted = Application submitted
event-withdrawn = Application withdrawn
event-discarded = Draft discarded
event-assigned = Reviewer assigned
event-conflict-declared = Conflict of interest declared
event-formal-check-started = Formal check started
event-formal-check-passed = Formal check finished
event-checklist-marked = Criterion checked
event-note-added = Internal note added
event-message-sent = Message sent to the vendor
event-correction-requested = Correction requested
event-item-answered = Correction item answered
event-correction-returned = Correction sent back
event-held = Put on hold
event-resumed = Released from hold
event-recommended = Result recommended
event-recommendation-returned = Recommendation returned
event-decided = Result decided
event-letter-issued = Result letter issued

# More about an event
detail-form = { $number }: { $form }
detail-file = { $form }: { $name }
detail-evidence = Requirement { $requirement }: { $name }
detail-number = Receipt number { $number }
detail-mark = { $criterion }: { $outcome }
detail-due = Due: { $due }
detail-items = Items: { $count } (request { $round })
detail-item = Item { $item } (request { $round })
detail-verdict = { $verdict }
detail-recommended-by = Recommended by { $name }

acted-by-vendor = { $name } (vendor)
acted-by-staff = { $name } (ministry)
acted-by-system = System

form-number = Form { $number }
whole-facts = All application details
whole-form = Whole form
application-facts = Application details
all-forms = All forms

hold-reason-inquiry = Inquiry to another authority
hold-reason-requirements = Requirements being clarified
hold-reason-related-case = A related case comes first
hold-reason-vendor-request = At the vendor's request
hold-reason-other = Other

outcome-pass = Pass
outcome-fail = Fail
outcome-not-applicable = Not applicable

verdict-pass = Pass
verdict-fail = Fail

case-running = Receipt number { $number }, as of { $at }
