"""Every limit of the system, one line each, with its rule."""

from datetime import timedelta

INVITATION_LIFE = timedelta(days=7)  # I-30; setting INVITATION_DAYS

CODE_DIGITS = 6  # I-32
CODE_LIFE = timedelta(minutes=10)  # I-32
CODE_TRIES = 5  # I-32
CODE_RESEND_AFTER = timedelta(seconds=60)  # I-32
CODES_PER_HOUR = 5  # I-32, per recipient
CODES_PER_DAY = 10  # I-32, per recipient

PASSWORD_MIN = 15  # SP 800-63B-4: the password is the only factor in this step
PASSWORD_MAX = 1024  # at least 128 must be allowed; beyond this it is no password
PASSWORD_SCORE = 3  # zxcvbn, 0..4
PASSWORD_JUDGED = 72  # zxcvbn raises above; the prefix is scored, the whole is hashed
HASHES_WAITING = 64  # how many may wait for the hashing pool before TOO_BUSY

SIGN_IN_FREE_TRIES = 3  # failures without a wait
SIGN_IN_WAIT_FIRST = timedelta(seconds=5)  # doubles with each further failure ...
SIGN_IN_WAIT_MAX = timedelta(minutes=15)  # ... up to this: no stranger locks anybody out for ever
SIGN_IN_FAILURES_HARD = 100  # SP 800-63B: then only a new password helps

NAME_MAX = 150  # characters of a person's, tenant's or staff member's name
LOGIN_MIN, LOGIN_MAX = 3, 128  # an e-mail may be the login

HANDED_OVER_SHOWN = timedelta(minutes=1)  # a handed-over password disappears from the chat

DELIVERY_LEASE = timedelta(minutes=2)  # a courier killed in mid-send loses its claim after this
DELIVERY_FIRST_WAIT = timedelta(seconds=5)  # grows fourfold with each try, with jitter ...
DELIVERY_MAX_WAIT = timedelta(hours=1)  # ... up to this
DELIVERY_TRIES = 12  # then it counts as undeliverable

LOOKUP_MATCHES = 10  # people shown for a part of a name
PAGE = 8  # rows of a list on one screen of a phone
