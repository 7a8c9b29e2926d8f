# The invited owner of a new organisation: looks, proves the e-mail, and begins.

coming-look =
    <b>{ $inviter }</b> of the organisation <b>{ $servicing }</b> invites your organisation <b>{ $called }</b> to the service. You will be its owner.

    The first { $days } { $days ->
        [one] day is
       *[other] days are
    } a trial. Your organisation will be serviced by <b>{ $servicing }</b>: it subscribes you to tariffs and looks after their terms. It does not see your people or data.

    { $way ->
        [begin] All that is left are a few questions about the organisation.
        [sign-in] The e-mail { $address } already has an account: enter with its login and password.
       *[prove] It takes your name, a code from a letter to { $address }, and a password.
    }
coming-decline-sure = Decline the invitation? The link will stop working, and { $inviter } will hear that you declined.
coming-declined = You have declined the invitation. If you change your mind, ask whoever invited you for a new one.

coming-name =
    What is your name? The people of your organisation will see it.

    Type your first and last name, or keep what is there: <b>{ $name }</b>
coming-account-ready = Your account is ready, your login is <b>{ $login }</b>. Now a few questions about the organisation.

coming-sent-by-you = You sent this invitation of the organisation “{ $tenant }” yourself, to { $name }. Forward the link to its future owner.
coming-for-another = This invitation of the organisation “{ $tenant }” went to { $name }, and your e-mail is another one. Ask whoever invited you to send it to yours.
coming-ended = This invitation is no longer good. Open the last link that you were sent, or ask for a new one.
