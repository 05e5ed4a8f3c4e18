# Words of organizations and of who belongs to them

organization-field-name = Registered name
organization-field-postal-code = Postal code of the head office
organization-field-address = Address of the head office
organization-field-title = Job title
organization-field-words = Your message

organization-register-title = Register your organization
organization-register-lead = Register the organization that applies. You will be its manager in this portal.
organization-register-known = If you do not know whether your organization is registered, enter it here as well. If it is, you can ask to join.
organization-name-help = As it stands in the commercial register, in Japanese, for example 株式会社審査電機
organization-postal-code-help = For example 100-8916
organization-address-help = As it stands in the commercial register, beginning with the prefecture.
organization-title-help = Your own job title, for example “Representative Director” or “Head of Sales”.
organization-signatory-tick = I am the representative of this organization, or the representative delegated the application to me
organization-signatory-help = Only the representative or a delegated signatory can agree to the consent and the pledges and submit the application. If you are neither, invite one of them after registering.
organization-register-submit = Register organization

organization-request-pending-title = Your request to join is waiting
organization-request-pending = You asked to join { $name } at { $at }. You will get an email when one of its managers has decided.
organization-request-declined-title = Your request to join was declined
organization-request-declined = Your request to join { $name } ({ $at }) was declined. Ask one of its managers for the reason.

organization-join-title = Ask to join an organization
organization-join-lead = The organization with this corporate number is registered as { $name }. You can ask to join it.
organization-join-next = Its managers are told by email. When one of them accepts, you can work on its applications.
organization-join-words-help = Write what helps the managers recognize you, such as your department.
organization-join-submit = Ask to join
organization-join-other = Register another organization

organization-page-title = Your organization
organization-registered-at = Registered
organization-requests-title = Requests to join
organization-requests-text = Whoever you accept can see and draft the applications of this organization. Make sure that the person belongs to it.
organization-request-at = Asked
organization-request-accept = Accept { $name }
organization-request-decline = Decline { $name }

organization-members-title = Members
organization-members-caption = Members of the organization
organization-no-signatory = There is no signatory, so no application can be submitted. A manager has to name the representative or a delegated signatory.
organization-managers-note = You are a manager. You can change what members may do, and invite colleagues.
organization-members-note = Managers change what members may do, and invite colleagues.
organization-marks = Permissions
organization-joined-at = Joined
organization-act = Action
organization-signatory = Signatory
organization-manager = Manager
organization-staff = Member
organization-member-own = { $name } (you)
organization-member-change = Change what { $name } may do

organization-member-title = What { $name } may do
organization-signatory-about = A signatory can agree to the consent and the pledges and submit applications. Name only the representative, or somebody to whom the representative delegated this.
organization-signatory-name = Make { $name } a signatory
organization-signatory-withdraw = Take the role of signatory from { $name }
organization-manager-about = A manager can invite colleagues, decide on requests to join, and change what members may do.
organization-manager-name = Make { $name } a manager
organization-manager-withdraw = Take the role of manager from { $name }
organization-remove-title-other = Remove { $name } from this organization
organization-remove-title-own = Leave this organization
organization-remove-access = Its applications can no longer be seen or worked on, and open sessions end at once.
organization-remove-kept = The record of what was done stays.
organization-remove-back = Coming back takes an invitation or an accepted request to join.
organization-remove-submit-other = Remove { $name }
organization-remove-submit-own = Leave this organization

organization-leave-title = Leave the organization

organization-edit-title = Change the organization’s details
organization-edit-lead = Change them when the registered details have changed, or to correct a mistake.
organization-edit-handed-in = Submitted applications keep the details of the time they were submitted. Applications in preparation use the new ones.
organization-edit-number = The corporate number can’t be changed. If it is wrong, contact us.
organization-edit-submit = Save changes

organization-invite-title = Invite a colleague
organization-invite-text = An email with a link to join is sent. The link works for { $days } days.
organization-invite-submit = Send invitation
organization-invitations-caption = Invitations that wait for an answer
organization-invitation-until = Valid until
organization-invitation-withdraw = Withdraw the invitation of { $name }

notice-organization-registered = Your organization is registered.
notice-join-requested = Your request was sent. Wait for a manager to decide.
notice-join-accepted = The request was accepted.
notice-join-declined = The request was declined. The person is told by email.
notice-member-invited = The invitation was sent.
notice-member-invitation-withdrawn = The invitation was withdrawn.
notice-organization-joined = You joined the organization.
notice-signatory-named = The member is a signatory now.
notice-signatory-withdrawn = The member is no longer a signatory.
notice-manager-named = The member is a manager now.
notice-manager-withdrawn = The member is no longer a manager.
notice-member-removed = The member was removed from the organization.
notice-organization-changed = The organization’s details are changed.
notice-organization-left = You left the organization and are signed out.

denied-vendors-only = Only organizations that apply can use this page.
denied-managers-only = Only managers of the organization can do this.
denied-last-manager = The organization would be left without a manager. Name another manager first.
denied-last-signatory = You can’t leave, because nobody could sign for the organization. A manager must name another signatory first.
denied-already-in-organization = You belong to an organization already.
denied-join-request-open = You asked to join already. Wait for a manager to decide.
denied-invited-another = This invitation is for another email address.
denied-no-organization = First register your organization, or ask to join one, on the page “Your organization”.
denied-join-account-disabled = This person’s account is disabled, so the request can’t be accepted. It can be refused.
denied-requester-in-organization = The person joined another organization in the meantime and can’t be accepted.
denied-join-request-decided = Another manager decided on this request already.

error-organization-changed-meanwhile = Another manager changed the details first, so nothing was saved yet. Compare both, change what is needed and save once more.
error-organization-name-empty = Enter: { $label }.
error-address-empty = Enter: { $label }.
error-title-empty = Enter: { $label }.
