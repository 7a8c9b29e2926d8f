"""The core of Propusk: no Telegram in it. Imports point down; each feature is entered by its `__init__`, but for the
pure modules of `access`, which are open to all.

api           the HTTP edge: the sign-in check, health
bootstrap     wires everything into one `Core`

flows that stand on several features:
providing     the provider's own: organisations and licences, accounts, support agents, tariffs
servicing     who services whom, organisations that are invited, subscriptions, the reports on them
support       who is this person, what may he use, and why not · asking: my own why not, and please open it
joining       one link or QR for many: who opens it proves his phone, asks, and waits for one press
signing_in    login and password, handed-over passwords · recovering: a forgotten one, by a proven address
founding      the first start, new organisations · own_account: one's own password, login, addresses, chats
shaping_roles roles are made, changed, left, deleted; and whom a change reaches
changing      a person's roles, rights, staff member, sessions; suspended, restored, ended
keeping_applications · keeping_staff · tenant_settings: what else an organisation keeps
importing     many people invited at once, from a file
matrix        who may open what, all at once · reading_journal: who did what, for owners
answering     what a question means, and who can do what about a reason · checking: facts -> decision
invitations   inviting · accepting · connecting who has an account · consent codes · roster (the people list)

features:
credentials   passwords and confirmation codes
people        accounts, identifiers, memberships; what they hold; who may do what to whom (`managers.py`)
roles         roles, templates · applications: what one is let into
access        the rule, the catalogue of permissions and the decision: pure
tenants       organisations and their licence, the ladder of tenant roles
delivery      outbox, courier, messengers

journal · operations · limits · texts · secrets · database · errors · clock · settings: what all of them stand on
"""
