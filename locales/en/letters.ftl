# Letters and messages that go out by themselves, without an open chat.

## Confirmation code

code-subject = Your confirmation code

code-text =
    Hello!

    Here is your code:

    { $code }

    Type it in the chat where you were asked for it. It works once, and for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } after you asked for it.

    Tell it to nobody. If you did not ask for anything, simply delete this letter: without the code nobody can do anything in your name.
