# Words of registration, sign-in and the own account

field-name = Name
field-new-password = New password
field-current-password = Current password

password-rules = Use at least { $min } characters. Any kind of characters will do, for example several words in a row. You can paste it. Common passwords, your name or email address, repeated characters and sequences can't be used.
mail-not-arrived = If the email does not arrive, look into your spam folder and check whether you entered the right email address.

sign-up-title = Create an account
sign-up-lead = If you work for a vendor that applies for the screening, create an account first.
sign-up-next-step = You will get an email at the address that you enter. Open the link in the email to complete the registration; then you can sign in.
sign-up-email-help = The confirmation and messages about the screening go to this address.
sign-up-purpose = Your personal information is used for receiving and screening applications and for contacting you about them.
sign-up-submit = Create account
sign-up-have-account = You have an account already?
sign-up-again = Register again
sign-up-sent-title = Look into your email
sign-up-sent-lead = An email was sent to the address that you entered. Follow the steps in the email to complete the registration.
sign-up-sent-valid = { $hours ->
    [one] The link in the email works for { $hours } hour.
   *[other] The link in the email works for { $hours } hours.
}

confirm-title = Confirm your email address
confirm-lead = Press the button below to confirm your email address. Then you can sign in.
confirm-submit = Confirm email address

sign-in-title = Sign in
sign-in-to-continue = Sign in to continue. You will then be led back to the page.
sign-in-forgot = Forgot your password?
sign-in-to-sign-up = New here? Create an account for a vendor
sign-in-staff-note = Members of the ministry’s staff register through the invitation mailed by an administrator.

forgot-title = Reset your password
forgot-lead = Enter the email address of your account. You will get a link to set a new password.
forgot-submit = Send the link
forgot-again = Send it again
forgot-sent-title = Look into your email
forgot-sent-lead = If the address you entered has an account, an email was sent to it. Open the link in the email to set a new password.
forgot-sent-valid = { $hours ->
    [one] The link works for { $hours } hour.
   *[other] The link works for { $hours } hours.
}
reset-title = Set a new password
reset-lead = This ends all your sessions. Sign in again with the new password.
reset-submit = Set password

link-broken-title = This link does not work
link-help-sign-in = If your address is confirmed already, just sign in. If it is not, signing in sends you a new confirmation email.
link-help-forgot = If you need to, ask for another email to reset your password.
link-help-inviter = If you are registered already, sign in. If not, ask the person who invited you to do so again.
link-help-account = If the change is not made yet, send the confirmation once more from your account.
link-help-operator = If the administrator is registered already, sign in. If not, ask whoever runs the system for a new link.

address-title = Confirm your new email address
address-lead = When you press the button, the address below is used for signing in and for messages.
address-submit = Change the email address

invitation-title = Your invitation
invitation-lead-staff = You are invited to the screening portal as a member of the ministry’s staff.
invitation-lead-member = You are invited to the screening portal as a member of an organization.
invitation-roles = Roles
invitation-organization = Organization
invitation-inviter = Invited by
invitation-new-account = Set your name and a password to complete the registration.
invitation-submit-new = Register and join
invitation-submit-own = Join this organization
invitation-sign-in-first = There is an account with this email address. Sign in to join.
invitation-sign-in = Sign in to continue
invitation-another-account = You are signed in with another account ({ $email }). Sign out, then open the link in the email again.
invitation-sign-out = Sign out of this account

setup-title = Register the first administrator
setup-lead = This portal has no administrator yet. Register the first one, who can then invite the rest of the staff.
setup-submit = Register administrator

account-title = Account settings
account-roles = Roles
account-organization = Organization
account-no-organization = None (register one)
account-password-changed = Password last changed
account-profile-title = Change your name and title
account-profile-text = The new name is used for what you submit and do from now on. Submitted applications and records stay as they are.
account-title-help = Your title in the organization, for example: CEO, Head of sales
account-profile-submit = Save changes
account-address-title = Change your email address
account-address-text = We send a message to the new address. The change is made when you open its link, which works for { $hours } hours. You stay signed in.
account-address-new = New email address
account-address-password-help = Enter it to show that it is you.
account-address-submit = Send the confirmation
account-password-title = Change your password
account-password-text = This ends your sessions on all other devices. You will be told about the change by email.
account-password-submit = Change password
account-sessions-title = Where you are signed in
account-sessions-text = If you do not know one of these devices, sign it out and then change your password.
account-sessions-caption = Devices that are signed in
session-device = Device
session-device-unknown = Unknown device
session-since = Signed in
session-until = Valid until
session-act = Action
session-this = This device
session-end = Sign out { $device } (since { $since })

notice-signed-out = You are signed out.
notice-address-confirmed = Your email address is confirmed. You can sign in now.
notice-password-reset = Your new password is set. Sign in with it.
notice-password-changed = Your password was changed. Your sessions on other devices have ended.
notice-account-made = You are registered. Sign in with the password you set.
notice-profile-changed = Your changes are saved.
notice-address-asked = A message was sent to the address you entered. Your address stays the same until you open the link in it.
notice-address-changed = Your email address is changed. Use the new one to sign in from now on.
notice-session-ended = The device was signed out.

error-email-registered = There is an account with this email address already. Enter another one.
error-email-unchanged = This is your present email address. Enter a new one.
error-password-empty = Enter: { $label }.
error-password-too-short = “{ $label }” needs at least { $min } characters; you entered { $found }.
error-password-too-long = “{ $label }” may have up to { $max } characters.
error-password-common = This is a common password and easy to guess. Enter another “{ $label }”.
error-password-personal = This is easy to guess from your name or email address. Enter another “{ $label }”.
error-password-service = This is easy to guess from the name of this service. Enter another “{ $label }”.
error-password-repetitive = This repeats the same characters and is easy to guess. Enter another “{ $label }”.
error-password-sequence = This is a sequence of characters and easy to guess. Enter another “{ $label }”.
error-password-wrong = The current password is wrong.
error-password-unchanged = This is your current password. Enter another “{ $label }”.
error-name-empty = Enter: { $label }.

denied-sign-in-failed = The email address or the password is wrong. Check them and try again.
denied-address-unconfirmed = Your email address is not confirmed yet. An email was sent to you; open the link in it to confirm the address.
denied-too-many-attempts = There were too many attempts. Wait about 15 minutes and try again.
denied-link-unknown = The link is wrong, or a newer one was sent. Check whether you opened the whole link as it stands in the email.
denied-link-used = This link was used already.
denied-link-expired = This link has expired or was withdrawn.
denied-administrator-exists = There is an administrator already.
denied-email-registered = There is an account with this email address already.
denied-staff-account = Accounts of the ministry’s staff can’t belong to an organization.
