# Joining by a link for many: the guest, and those who let him in.

joining-look =
    <b>{ $made_by }</b> invites you to the organisation <b>{ $tenant }</b>. Role: <b>{ $role }</b>.

    What it opens:
    { $applications }

    { $step ->
        [ask] { $at_once ->
            [yes] No new password is needed: you join with the account you have.
           *[no] No new password is needed. An administrator gets your request and answers here.
        }
       *[other] { $at_once ->
            [yes] You will need your phone number, your name, and a password that you choose.
           *[no] You will need your phone number and your name. Then an administrator answers, and you choose a password.
        }
    }
joining-begin = Begin
joining-ask = { $at_once ->
    [yes] Join
   *[no] Ask to be let in
}
joining-leave = Not now

joining-number =
    Show your number: press the button “Share my number” below the input field.

    Only the administrators of “{ $tenant }” will see it.

joining-known =
    There is an account with this number already, and a second one is not needed.

    Sign in with your login and password, and I will come back to “{ $tenant }”.
joining-sign-in = Sign in
joining-other-number = Show another number

joining-name = What is your name? Write your first and last name: this is how “{ $tenant }” will see you.{ $named ->
    [no] {""}
   *[other] {" "}Or press the button, if it is right as it stands.
}

joining-wait = { $step ->
    [wait]
        <b>{ $tenant }</b>
        An administrator has your request. The answer comes here, and you need not wait in the chat.

        Role: { $role }. Name: { $name }.
    [declined] The request to let you into “{ $tenant }” was declined. { $declined_by ->
        [none] If that is a mistake, talk to an administrator.
       *[other] { $declined_by } knows why: please ask.
    }
    [withdrawn] The request is taken back. If you change your mind, open the link again.
    [over] You had been let into “{ $tenant }”, and that access has ended. To ask again, open the link once more.
   *[other] You have been let into “{ $tenant }”.
}
joining-no-answer-yet = No answer yet. I will write here as soon as there is one.
joining-who-knows = { $by } knows why: please ask.
joining-go-on = Go on
joining-withdraw = Take the request back
joining-to-doors = Get in another way
joining-withdraw-sure = Take the request back? The administrators of “{ $tenant }” will not see it any more, and the place goes to somebody else.
joining-withdraw-yes = Yes, take it back
joining-in = You are in “{ $tenant }”.
joining-below = It goes on below.
joining-allowed = { $name } can come in now. The answer is on its way.
joining-declined = Declined: { $name }. The answer is on its way.

## The links, for owners and administrators

links-title =
    <b>Joining links</b> · { $tenant }

    Beside each name: places taken, and all of them.
links-none =
    <b>Joining links</b> · { $tenant }

    There are none yet. Make one: its QR code can hang in the workshop or go into a group chat. Whoever opens it proves a phone and waits for your answer.
links-new = Make a link
links-pick = Choose people in Telegram
links-people = To the people
links-waiting-button = Waiting for an answer: { $n }
links-waiting-short = Answer those who wait
links-state = { $state ->
    [ENDED] time is over
   *[CLOSED] closed
}
links-kind = { $kind ->
    [EMPLOYEE] employee
   *[CUSTOMER] customer
}
links-taken = { $taken } of { $seats }

links-waiting = Who asks to be let in. Press a person to answer.
links-nobody-waits = Nobody waits for an answer. New requests come to this chat.
links-request =
    <b>{ $name }</b> asks to be let in.

    { $phone ->
        [none] This person has an account already.
       *[other] The phone is proven: { $phone }
    }
    Role: { $role ->
        [none] deleted, nobody can be let in
       *[other] { $role }
    }
    Link: “{ $link }”{ $may_give ->
        [yes] {""}
       *[no]
            {""}

            An owner of the organisation can let in with this role.
    }

links-role = { $some ->
    [yes] Which role does somebody get who comes by the link?
   *[no] There is no role that you may give. Create one: /roles
}
links-seats = How many people may join? Press, or write a number up to { $max }.
links-end = Until which day is the link good? Press, or write a day such as { $example }. Not longer than { $max } days.
links-end-choice = { $n ->
    [1] Today
    [7] A week
    [14] Two weeks
    [30] A month
   *[other] { $n } days
}, to { $day }
links-name = What is the link called? Only you and other administrators see it: “Workshop 2”, “Warehouse”. Or call it like its role.

links-choose-people =
    Choose up to { $max } people of your chats in Telegram: the button is below the input field.

    The link works for them only, and there will be no requests to answer.
links-pick-button = Choose people
links-pick-how = Names need not be written. Press the button “Choose people” below the input field. If you do not see it, press the icon with four dots at the right of the field.
links-picked =
    The link is ready. For whom: { $people }.

    { $told ->
        [none] I cannot write to them myself: send the link on.
        [all] I have written to all of them. You can also send the link on.
       *[some] I have written to { $some } of { $n } myself. Send the link on to the others.
    }{ $members ->
        [0] {""}
       *[other] {" "}In the organisation already: { $members }.
    }
links-to-link = Show the link

links-card =
    <b>{ $name }</b>
    { $state ->
        [OPEN] Good until { $until }.
        [FULL] All places are taken. Good until { $until }.
        [ENDED] Its time is over: { $until }.
       *[CLOSED] Closed, nobody can join by it.
    }

    Role: { $role ->
        [none] deleted
       *[other] { $role }
    }
    Places taken: { $taken } of { $seats }
    Waiting for an answer: { $waiting }
    Made by: { $made_by }{ $kind ->
        [picked]
            {""}

            Only for the people chosen, without an administrator’s answer:
       *[wall] {""}
    }{ $may ->
        [yes] {""}
       *[no]
            {""}

            An owner of the organisation can change this link: its role gives more than you have.
    }
links-card-person = { $came ->
    [yes] ✓ { $name }
   *[no] { $name }, not here yet
}
links-poster = Download a sheet for printing
links-poster-wait = Drawing the sheet…
links-poster-file = Joining by QR
links-poster-how = Print it and put it up. Whoever points a camera at it proves a phone and asks to be let in.
links-change-seats = Change how many may join
links-change-end = Change the last day
links-renew = Replace the link and code
links-close = Close the link
links-renew-sure = Replace the link and code? Old sheets and links of “{ $name }” stop working at once. Those who have asked already go on waiting for the answer.
links-renew-yes = Yes, replace
links-close-sure = Close the link “{ $name }”? Nobody will join by it any more, and it cannot be opened again.{ $waiting ->
    [0] {""}
   *[other] {" "}Waiting for an answer: { $waiting }. You can still answer them later.
}
links-close-yes = Yes, close it
links-changed = Changed.
links-renewed = The old code is void.
links-closed = The link is closed.
links-share-text = Joining “{ $tenant }”. Open the link in Telegram.

## The sheet for a wall, in the language of the organisation

poster-role = Role: { $role }
poster-step-1 = Point your phone’s camera at the code and open the link in Telegram
poster-step-2 = Share your number and write your name
poster-step-3 = Wait for an administrator’s answer and choose a password
poster-note = The code is good until { $until }
