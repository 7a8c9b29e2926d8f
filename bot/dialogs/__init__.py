"""The screens of the bot, listed: commands first, dialogs last, or an open dialog would take the commands.

Everything is made by factories, because a dialog attaches to a dispatcher once.
"""

from aiogram import Router

from bot.actions import Handler
from bot.dialogs import (
    accepting,
    access,
    account,
    adding,
    apps,
    claiming,
    coming,
    consent,
    doors,
    entering,
    founding,
    handing_over,
    help,
    importing,
    invites,
    joining,
    journal,
    language,
    link,
    my,
    organisation,
    people,
    person_rights,
    provider,
    recovering,
    roles,
    servicing,
    tenants,
    why,
)
from bot.dialogs import home as menu
from bot.dialogs.adding.beginning import begin
from bot.dialogs.states import People
from bot.dialogs.steps import home
from core.asking import REQUEST
from core.invitations import ACTION as INVITATION
from core.invitations import CONNECTION_REQUEST
from core.joining import JOIN_PICKED, JOIN_REQUEST, JOINED

__all__ = ["actions", "commands", "home", "windows"]


def commands() -> list[Router]:
    """What answers whatever is open: commands, and the buttons of single messages."""
    return [
        doors.router(),
        menu.router(),
        my.router(),
        account.router(),
        recovering.router(),
        language.router(),
        help.router(),
        access.router(),
        adding.router(),
        importing.router(add=begin),
        consent.router(),
        people.router(),
        invites.router(),
        joining.router(),
        organisation.router(),
        journal.router(),
        provider.router(),
        roles.router(),
        apps.router(),
        servicing.router(),
        handing_over.router(),
    ]


def actions() -> dict[str, Handler]:
    """What answers the buttons of letters, by the first word of their names."""
    return {
        CONNECTION_REQUEST: accepting.answer_request,
        INVITATION: invites.answer,
        REQUEST: why.answer_request,
        JOIN_REQUEST: joining.answer_request,
        JOINED: joining.go_on,
        JOIN_PICKED: joining.look_at_picked,
        "servicing": servicing.answer,
        "account": account.answer,
    }


def windows() -> list[Router]:
    """The dialogs, which take what is typed or pressed while one of their windows is open."""
    return [
        doors.doors_dialog(),
        accepting.accepting_dialog(),
        entering.entering_dialog(),
        recovering.recovering_dialog(),
        coming.coming_dialog(),
        claiming.claiming_dialog(),
        founding.founding_dialog(),
        tenants.tenants_dialog(),
        menu.home_dialog(add=begin, people=tenants.opens(People.page), search=access.search),
        my.my_dialog(),
        account.account_dialog(),
        language.language_dialog(),
        help.help_dialog(),
        why.why_dialog(),
        access.access_dialog(),
        adding.adding_dialog(),
        importing.importing_dialog(),
        consent.consent_dialog(),
        people.people_dialog(),
        invites.invites_dialog(),
        joining.joining_dialog(),
        joining.links_dialog(),
        organisation.organisation_dialog(),
        journal.journal_dialog(),
        person_rights.person_rights_dialog(),
        provider.provider_dialog(),
        roles.roles_dialog(),
        roles.new_role_dialog(),
        apps.apps_dialog(),
        servicing.servicing_dialog(),
        link.link_dialog(),
        handing_over.handed_over_dialog(),
    ]
