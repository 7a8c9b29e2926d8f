# The link of an invitation, and its QR.

link-added = <b>{ $name }</b> is in the people list now: the invitation waits for an answer.
link-of = Invitation: <b>{ $name }</b>
link-mailed = Sending: { $ways }. If it does not arrive, I will tell you. You can also hand on the link or show the QR.
link-again = Hand on the link to this person, or show the QR.
link-hand-on = I cannot write to a phone number myself. Press “Share” and choose the chat with this person, or show them the QR.
link-asked = The request is on its way to this person's chat or e-mail. You will hear the answer here. You can also pass on the link or show the QR.
link-copy = Copy
link-share = Share
link-share-text = { $name }, this is your invitation. Open the link in Telegram.
link-add-another = Add another
link-card = Open the card
