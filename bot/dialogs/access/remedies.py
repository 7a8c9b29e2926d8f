"""What the asker may do about a reason himself, as buttons under the answer: one press allows, the others lead there.

A button names ids; the core decides anew, for whoever presses it, whether this may be done.
"""

import re

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.inputs import speech
from bot.dialogs.states import People, PersonRights, Roles
from bot.dialogs.steps import actor_of, core_of, toast
from bot.reasons import AccessWords
from core import limits
from core.answering import Answer, Remedy, RemedyKind
from core.errors import Code, NotFound
from core.support import Explained

_ITEM = re.compile(r"(allow|role|roles|rights|card)-(\d{1,9})(?:-(\d{1,9}))?")


def buttons(why: Explained, words: AccessWords) -> list[tuple[str, str]]:
    """The item of each, and its label, numbered as the answers are; the first few where very much can be done."""
    items: dict[str, str] = {}
    for number, answer in enumerate(why.answers, 1):
        for remedy in answer.remedies:
            if remedy.mine:
                only_one = len({each.role for each in answer.remedies if each.role is not None}) == 1
                label = words.press(remedy, answer.line.application.name, only_one=only_one)
                numbered = f"{number}. {label}" if len(why.answers) > 1 else label
                items.setdefault(_item(answer, remedy), numbered)
    return list(items.items())[: limits.PAGE]


async def apply(manager: DialogManager, item: str) -> None:
    found = _ITEM.fullmatch(item)
    if found is None:
        raise NotFound(Code.PERSON_UNKNOWN)
    kind, first, second = found[1], int(found[2]), int(found[3] or 0)
    if kind == "allow":
        await core_of(manager).asking.open_to(actor_of(manager), first, second)
        await toast(manager, speech(manager).plain("access-allowed-now"))
    elif kind == "role":
        await _lead(manager, Roles.role, {"tenant_id": first, "role_id": second})
    elif kind == "roles":
        await _lead(manager, People.roles, {"membership_id": first})
    elif kind == "rights":
        await _lead(manager, PersonRights.overview, {"membership_id": first})
    else:
        await _lead(manager, People.card, {"membership_id": first})


def _item(answer: Answer, remedy: Remedy) -> str:
    membership_id = answer.tenant.membership_id
    if remedy.role is not None:
        return f"role-{answer.tenant.tenant_id}-{remedy.role.id}"
    if remedy.kind is RemedyKind.ALLOW_PERSON:
        return f"allow-{membership_id}-{answer.line.application.id}"
    if remedy.kind is RemedyKind.OTHER_ROLE:
        return f"roles-{membership_id}"
    if remedy.kind is RemedyKind.PERSON_RIGHTS:
        return f"rights-{membership_id}"
    return f"card-{membership_id}"


async def _lead(manager: DialogManager, state: State, data: dict[str, int]) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK)
