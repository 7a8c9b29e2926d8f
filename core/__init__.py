"""The core of Propusk: no Telegram in it. Imports point down; each feature is entered by its `__init__`.

api          the HTTP edge: sign-in check, health
bootstrap    wires everything into one `Core`
support      look a person up, say why not; founding: the first start, new tenants
signing_in   login and password, handed-over passwords; checking: facts -> decision
invitations  inviting · accepting · roster (the people list) · letters
credentials  passwords and confirmation codes
people       accounts, identifiers, memberships; who is behind a chat
roles        roles, templates; applications: what one is let into
access       the rule and the decision (pure); tenants: organisations, the ladder of tenant roles
delivery     outbox, courier, messengers
journal · operations · limits · texts · secrets · database · errors · clock: what all of them stand on
"""
