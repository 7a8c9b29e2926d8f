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
    """/start without a link, from somebody we do not know. start data: {"invitation_id": int | None} | None

    `ended` also for somebody whom we know: his link leads nowhere. start data: {"invitation_id": int}
    """

    choose = State()
    link = State()
    number = State()
    ended = State()


class Entering(StatesGroup):
    """A login and a password, and his own password instead of a handed-over one.

    start data: what he goes back to afterwards: {"invitation_id": int} | {"request_id": int}, of joining, | None
    """

    login = State()
    password = State()
    own_password = State()


class Recovering(StatesGroup):
    """A forgotten password. start data: as for Entering"""

    address = State()
    code = State()
    password = State()


class OwnAccount(StatesGroup):
    view = State()
    present = State()
    password = State()
    login = State()
    email = State()
    phone = State()
    code = State()
    follow = State()
    remove = State()
    unlink = State()


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


class Coming(StatesGroup):
    """The invited owner of a new organisation. start data: {"invitation_id": int}, of a tenant invitation"""

    look = State()
    decline = State()
    declined = State()


class Claiming(StatesGroup):
    """start data: {"invitation_id": int} of a tenant invitation, or none: this installation is claimed"""

    name = State()
    email = State()
    code = State()
    password = State()


class Founding(StatesGroup):
    """start data: {"operation_id": str}, another one than any flow of the same update uses; for who was invited
    to begin the organisation also {"invitation_id": int, "name": str}
    """

    name = State()
    country = State()
    time_zone = State()
    template = State()
    language = State()
    review = State()
    created = State()
    cancel = State()


class Consent(StatesGroup):
    """The code that a person tells to whoever may connect him."""

    show = State()


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
    """start data for page: {"tenant_id": int}; for card: {"membership_id": int}"""

    page = State()
    filter = State()
    filter_role = State()
    card = State()
    roles = State()
    role = State()
    plan = State()
    tenant_role = State()
    tenant_role_sure = State()
    same_as = State()
    same_as_staff = State()
    same_as_sure = State()
    in_app = State()
    in_app_roles = State()
    staff = State()
    sessions = State()
    access = State()
    suspend = State()
    until = State()
    end = State()
    resend = State()
    revoke = State()
    hand_over = State()


class PersonRights(StatesGroup):
    """How one person differs from his roles. start data: {"membership_id": int}"""

    overview = State()
    apps = State()
    block = State()
    permission = State()
    warn = State()
    staff = State()
    contacts = State()
    reset = State()


class Roles(StatesGroup):
    """start data for list: {"tenant_id": int}; for role: {"tenant_id": int, "role_id": int}"""

    list = State()
    role = State()
    apps = State()
    blocks = State()
    block = State()
    scope = State()
    contacts = State()
    review = State()
    leave = State()
    people = State()
    rename = State()
    delete = State()
    move = State()


class NewRole(StatesGroup):
    """start data: {"tenant_id": int, "operation_id": str}"""

    source = State()
    preset = State()
    card = State()
    copy = State()
    user_type = State()
    name = State()


class Organisation(StatesGroup):
    """start data: {"tenant_id": int}"""

    menu = State()
    staff = State()
    staff_add = State()
    staff_card = State()
    staff_rename = State()
    staff_remove = State()
    staff_bind = State()
    settings = State()
    name = State()
    country = State()
    time_zone = State()
    language = State()
    personal_rights = State()
    differing = State()
    drop = State()


class Journal(StatesGroup):
    """start data: {"tenant_id": int, "account_id": int, whose entries alone are shown, if there is one}"""

    page = State()
    person = State()


class Apps(StatesGroup):
    """start data: {"tenant_id": int}"""

    list = State()
    kind = State()
    name = State()
    card = State()
    rename = State()
    state = State()
    link = State()
    remove = State()
    inside = State()
    inside_new = State()
    inside_role = State()
    inside_rename = State()
    inside_remove = State()
    matrix = State()


class Invites(StatesGroup):
    """What nobody has answered yet. start data: {"tenant_id": int} | {"membership_id": int}, with a card's "from" """

    page = State()
    card = State()
    address = State()
    resend = State()
    resend_all = State()
    revoke = State()


class Link(StatesGroup):
    """An invitation's link and its QR. start data: {"membership_id": int, "fresh": bool, "from": where it goes back}"""

    show = State()


class Servicing(StatesGroup):
    """start data: {"tenant_id": int}"""

    menu = State()
    serviced = State()
    serviced_by = State()
    relation = State()
    end = State()
    ask = State()
    invited = State()
    invitation = State()
    revoke = State()
    called = State()
    email = State()
    send = State()
    subscriptions = State()
    whom = State()
    tariff = State()
    subscribe = State()


class Provider(StatesGroup):
    """Of the provider's owner. start data: {} | for account: {"account_id": int}"""

    menu = State()
    tenants = State()
    tenant = State()
    licence = State()
    until = State()
    suspend_tenant = State()
    servicing = State()
    agents = State()
    agent_dismiss = State()
    find = State()
    matches = State()
    account = State()
    suspend_account = State()
    suspend_until = State()
    deactivate = State()
    tariffs = State()
    tariff_name = State()
    tariff_days = State()
    tariff = State()
    delivery = State()


class Importing(StatesGroup):
    """Many people at once. start data: {"tenant_id": int}, of contacts also "cards": [[name, phone], ...];

    for tenant, instead of the id, what is to be done once it is chosen: {"cards": ...} | {"file": [id, name, size]}
    """

    tenant = State()
    file = State()
    contacts = State()
    role = State()
    checked = State()
    language = State()


class HandedOver(StatesGroup):
    """A password was made and shown. start data: {"membership_id": int, "tenant_id": int}"""

    show = State()


class Why(StatesGroup):
    """About oneself. start data: {} | for answer: {"wanted": str}, what he asks about in his own words"""

    ask = State()
    answer = State()
    tenant = State()
    sent = State()


class Access(StatesGroup):
    """start data for card: {"account_id": int}; for answer: the same with "application": what was asked about"""

    ask = State()
    matches = State()
    which = State()
    card = State()
    dismiss = State()
    answer = State()


class Joining(StatesGroup):
    """Somebody comes by a group link. start data: {"request_id": int}"""

    look = State()
    number = State()
    known = State()
    name = State()
    wait = State()
    withdraw = State()


class Links(StatesGroup):
    """Group links of an organisation. start data: {"tenant_id": int}"""

    list = State()
    role = State()
    seats = State()
    end = State()
    name = State()
    pick = State()
    picked = State()
    card = State()
    renew = State()
    close = State()
    waiting = State()
    request = State()
