"""An application in words: what it is and opens, in what state, where, for how many people."""

from collections.abc import Iterator

from bot.fitting import short
from bot.permissions import LABEL
from bot.speech import Speech
from core.access import AppRight, catalogue
from core.applications import ApplicationKind, ApplicationState
from core.keeping_applications import ApplicationView
from core.texts import LANGUAGES

_KINDS = {kind.id: kind for kind in catalogue().application_kinds}


def kind_name(say: Speech, kind: ApplicationKind) -> str:
    return _KINDS[kind].name(say.language)


def item(say: Speech, name: str, kind: ApplicationKind, state: ApplicationState) -> str:
    """The label of one in the list. The kind is left out where it is the name already: else both would be cut."""
    if name in {_KINDS[kind].name(language) for language in LANGUAGES}:
        return say.plain("apps-item", name=short(name, LABEL), kind="none", state=state.value)
    return say.plain("apps-item", name=short(name, 22), kind=kind.value, state=state.value)


def kinds(say: Speech) -> str:
    """All six, a line each (H-12 … H-17)."""
    return "\n".join(
        say("apps-kind-line", name=kind_name(say, kind), opens=say.plain("apps-opens", kind=kind.value))
        for kind in ApplicationKind
    )


def card(say: Speech, view: ApplicationView) -> str:
    return "\n".join(_lines(say, view))


def _lines(say: Speech, view: ApplicationView) -> Iterator[str]:
    yield say("apps-card", name=view.name, tenant=view.tenant)
    opens = say.plain("apps-opens", kind=view.kind.value)
    yield say("apps-card-kind", kind=kind_name(say, view.kind), opens=opens)
    yield say("apps-card-state", state=view.state.value)
    yield say("apps-card-people", n=view.people)
    for link, url in view.links.items():
        yield say("apps-card-link", link=link.value, url=url or "none")
    yield say("apps-card-inside", n=len(view.roles_inside))
    yield say("apps-card-key", key=view.key)
    if view.state is ApplicationState.PREPARING:
        yield "\n" + say("apps-card-preparing")
    if view.own is AppRight.NONE:
        yield "\n" + say("apps-card-closed")
    if not view.may_change:
        yield "\n" + say("apps-card-owners", owners=", ".join(view.owners))
