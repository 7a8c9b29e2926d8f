# Three doors for those whom we do not know yet.

doors-choose =
    Hello. I help you get into the applications of your organisation.

    What do you have?

doors-have-link = I have a link
doors-have-login = I have a login and a password
doors-to-invitation = Back to the invitation

doors-link =
    Open the link right from the letter or message: press it, then press “Start”.

    Or copy it and send it here. It begins with t.me.
doors-no-link = This does not look like an invitation link. Copy all of it, with the end after “start=”.

doors-number =
    If you were invited by phone number, I will find the invitation by it.

    Press the “Share my number” button below the input field. Only I will see the number.
doors-number-unknown = There is no invitation for this number now. Ask the administrator of your organisation to invite you by this number. If you already have a login and a password, go back and enter with them.

doors-sent-by-you =
    This invitation is for somebody else: { $name }, organisation “{ $tenant }”. You sent it yourself, so nothing has changed here.

    Forward the link to the person you are inviting.
doors-for-another =
    This invitation is for somebody else: { $name }, organisation “{ $tenant }”. Nothing has changed here.

    If it was meant for you, ask the administrator of that organisation to add you by the phone or e-mail that you have proven, or give them a consent code: /consent
doors-already-accepted = You have already accepted this invitation.

doors-ended = { $ending ->
    [invitation-used] Somebody has come to the organisation <b>{ $tenant }</b> by this link already. If it was you, sign in with your login and password. If not, ask { $inviter } to send you an invitation of your own.
    [invitation-expired] This invitation to the organisation <b>{ $tenant }</b> has expired, so the link does not work any more.
    [invitation-revoked] This invitation to the organisation <b>{ $tenant }</b> was revoked, so the link does not work any more.
    [invitation-declined] This invitation to the organisation <b>{ $tenant }</b> was declined, so the link does not work any more.
    [invitation-superseded] A newer link to the organisation <b>{ $tenant }</b> has replaced this one. Open the last one that you were sent.
   *[none] The invitation to the organisation <b>{ $tenant }</b> works, you can go on.
}
doors-wish =
    {""}
    { $wish ->
        [refused] There will be no new invitation for now. If that is a mistake, talk to whoever invited you: { $inviter }.
        [sent] The invitation was sent again. Open the new link: it comes to where you were invited, or { $inviter } hands it on to you.
       *[waiting] You have asked { $inviter }. The answer will come here.
    }
doors-ask-anew = Ask for a new invitation
doors-go-on = Go on
doors-sign-in = Sign in
