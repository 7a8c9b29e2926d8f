"""Every screen by name. States are schema: they are stored with half-filled forms, so a test pins their names.

Screens start each other by these states and never import each other.
"""

from aiogram.fsm.state import State, StatesGroup


class Home(StatesGroup):
    menu = State()


class Tenants(StatesGroup):
    """Which organisation? start data: {"then": the name of the state that is opened with the chosen tenant_id}"""

    choose = State()


class Help(StatesGroup):
    read = State()


class Language(StatesGroup):
    choose = State()


class My(StatesGroup):
    overview = State()


class Doors(StatesGroup):
    """/start without a link, from somebody we do not know. start data: {"invitation_id": int | None} | None"""

    choose = State()
    link = State()
    number = State()


class Entering(StatesGroup):
    """A login and a password, and his own password instead of a handed-over one."""

    login = State()
    password = State()
    own_password = State()


class Accepting(StatesGroup):
    """start data: {"invitation_id": int}"""

    look = State()
    decline = State()
    number = State()
    wrong_number = State()
    code = State()
    name = State()
    password = State()
    declined = State()


class Claiming(StatesGroup):
    name = State()
    email = State()
    code = State()
    password = State()


class Founding(StatesGroup):
    """start data: {"operation_id": str}, another one than any flow of the same update uses"""

    name = State()
    country = State()
    time_zone = State()
    template = State()
    language = State()
    review = State()
    created = State()
    cancel = State()


class Adding(StatesGroup):
    """start data: {"operation_id": str}"""

    tenant = State()
    identifier = State()
    name = State()
    user_type = State()
    login = State()
    email = State()
    phone = State()
    tenant_role = State()
    role_employee = State()
    role_customer = State()
    staff = State()
    rights = State()
    language = State()
    review = State()
    cancel = State()
    unfinished = State()


class People(StatesGroup):
    """start data: {} | {"tenant_id": int} | for card: {"membership_id": int}"""

    tenant = State()
    page = State()
    card = State()
    resend = State()
    revoke = State()
    hand_over = State()


class Link(StatesGroup):
    """An invitation's link and its QR. start data: {"membership_id": int, "fresh": bool}"""

    show = State()


class HandedOver(StatesGroup):
    """A password was made and shown. start data: {"membership_id": int, "tenant_id": int}"""

    show = State()


class Access(StatesGroup):
    """start data for card: {"account_id": int}; for answer: the same with "application": what was asked about"""

    ask = State()
    matches = State()
    card = State()
    dismiss = State()
    answer = State()
