"""Every limit of the system, one line each, with its rule."""

from datetime import time, timedelta

INVITATION_LIFE = timedelta(days=7)  # I-30; setting INVITATION_DAYS
REMIND_BEFORE = timedelta(days=2)  # the end of an invitation; its person is reminded
REMIND_LIFE_MIN = timedelta(days=4)  # of an invitation that is reminded of at all
WISHES_PER_DAY = 3  # for a new invitation: of one guest, and of all who hold a link to the same one
TRIAL = timedelta(days=30)  # of a tenant that came by invitation (F-13)

REPORT_AT = time(9)  # F-15: reports on serviced tenants, by the clock of the servicing one
REPORT_AHEAD = timedelta(days=7)  # a subscription that ends so soon is told of
REPORT_LINES = 50  # of either list of a report; the rest is counted

CODE_DIGITS = 6  # I-32
CODE_LIFE = timedelta(minutes=10)  # I-32
CODE_TRIES = 5  # I-32
CODE_RESEND_AFTER = timedelta(seconds=60)  # I-32
CODES_PER_HOUR = 5  # I-32, per recipient
CODES_PER_DAY = 10  # I-32, per recipient

CONSENT_DIGITS = 8  # after the number of the code; longer than a sent code, for it is told to somebody
CONSENT_LIFE = timedelta(hours=1)  # to be told in, and once more to be used in
CONSENT_TRIES = 5  # of one code
CONSENT_GUESSES_PER_HOUR = 10  # of one manager, whichever code they were meant for

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
WHY_MAX = 300  # characters of a reason that somebody types

SESSIONS_MAX = 100  # F-24: the highest limit of a membership; none at all is no limit
HISTORY_DAYS_MAX = 3650  # I-27: ten years, beyond which it is no limit

PROOF_HOLDS = timedelta(minutes=15)  # ASVS 7.5: a chat that has shown the password need not show it again
NOT_ME_WITHIN = timedelta(days=2)  # a former chat may take back that another one speaks for the account

HANDED_OVER_SHOWN = timedelta(minutes=1)  # a handed-over password disappears from the chat
PASSWORD_PAGE_LIFE = timedelta(minutes=15)  # the Mini App page may stay open before the password is typed

DELIVERY_LEASE = timedelta(minutes=2)  # a courier killed in mid-send loses its claim after this
DELIVERY_FIRST_WAIT = timedelta(seconds=5)  # grows fourfold with each try, with jitter ...
DELIVERY_MAX_WAIT = timedelta(hours=1)  # ... up to this
DELIVERY_TRIES = 12  # then it counts as undeliverable
SMS_NAME_MAX = 30  # characters of a name in an SMS, which is paid for by the sign
DELIVERY_RECENT = 1000  # tries, of which the provider is told why they failed

ACTION_NAME_MAX = 56  # bytes: Telegram's callback data holds 64, and the edge puts its own mark before it

REQUESTS_PER_DAY = 5  # for access, per person
REQUEST_WAITS = timedelta(days=7)  # unanswered for so long, it may be made again

GROUP_LINKS_MAX = 30  # open at once in a tenant
GROUP_SEATS_MAX = 200  # people who come by one group link
GROUP_SEATS = 10  # proposed for a new one
GROUP_LINK_LIFE = timedelta(days=14)  # proposed for a new one ...
GROUP_LINK_LIFE_MAX = timedelta(days=90)  # ... and the longest
PICKED_MAX = 10  # people chosen at once in the messenger, as many as Telegram lets a button ask for
JOIN_TRIES = 3  # of one person by one link: who was declined does not ask for ever
JOINS_WAITING = 3  # requests of one person, by whichever links, that wait for an answer

LOOKUP_MATCHES = 10  # people shown for a part of a name
PAGE = 8  # rows of a list on one screen of a phone
MATRIX_PAGE = 10  # people or roles in one picture of who has what
APPLICATIONS_MAX = 40  # of a tenant: more columns than that nobody reads in a picture
LINK_MAX = 500  # characters of a web address
ADVICE = 3  # recommendations shown on a person's card: what matters most
# Owners named to whoever may not do it himself; at least 2, or a single one is not told apart.
OWNERS_NAMED = 3
TARIFF_DAYS_MAX = 3650  # how long a subscription to a tariff may run

IMPORT_FILE_MAX = 5 * 1024 * 1024  # bytes of a list of people; Telegram would hand over 20 MB
IMPORT_UNPACKED_MAX = 30 * 1024 * 1024  # of what an XLSX unpacks to: a few kilobytes can hold gigabytes
IMPORT_TAGS_MAX = 600_000  # of a sheet or its texts: each becomes an object of ours, however few bytes it is
IMPORT_OTHER_TAGS_MAX = 50_000  # of any other part of a workbook, such as its styles
IMPORT_ROWS_MAX = 10_000  # people in one file
IMPORT_LINES_MAX = 1_048_576  # of a sheet, blank ones too, as Excel has them: a forged one names any number
IMPORT_COLUMNS_MAX = 50  # what stands further to the right is not read
IMPORT_CELL_MAX = 500  # characters of a cell; no name, address or role is as long
IMPORT_BATCH = 10  # people in one transaction: one commit for all of them, and nobody else waits long
CARDS_MAX = 100  # contact cards that one after another make a list: more is a file
IMPORT_KEPT = timedelta(days=30)  # then the rows of a file are forgotten
