# Defects and cancellation

## Mails
mail-defect-reported = A defect was reported
mail-plan-asked = Please submit a remedy plan
mail-suspended = Your product was suspended
mail-suspension-ended = The suspension has ended
mail-cancellation-notified = Important: a cancellation is planned
mail-notice-answered = The notice was answered
mail-notice-not-answered = No answer by the due date
mail-extension-asked = More time is asked for
mail-extension-decided = Your request for more time
mail-hearing-moved = The hearing was moved
mail-hearing-recorded = The record of the hearing is there
mail-hearing-commented = The record was commented on
mail-plan-proposed = A remedy plan was submitted
mail-plan-accepted = Your remedy plan was accepted
mail-plan-returned = Please revise your remedy plan
mail-progress-reported = Progress was reported
mail-plan-concluded = The result on your remedy
mail-measure-recommended = Please decide on a measure
mail-measure-returned = The recommendation was returned
mail-measure-decided = A measure was decided
mail-defect-reminder = Reminder of a date about a defect
