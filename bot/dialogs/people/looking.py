"""Where in the list of people somebody is: organisation, page, search, filters.

Kept beside the dialogs and not in one, because a way back may lead through other screens, each with its own data.
"""

from dataclasses import dataclass
from typing import Any

from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram_dialog import DialogManager

from core.invitations import EVERYBODY, Filters, Standing
from core.roles import UserType


@dataclass(frozen=True)
class Looking:
    tenant_id: int
    page: int = 0
    search: str = ""
    filters: Filters = EVERYBODY

    @property
    def narrowed(self) -> bool:
        return bool(self.search) or self.filters != EVERYBODY


async def looking_at(manager: DialogManager, tenant_id: int) -> Looking:
    """Where he was in the list of this organisation; at its beginning if he was not."""
    storage, key = _place(manager)
    kept = await storage.get_data(key)
    if kept.get("tenant_id") != tenant_id:
        return Looking(tenant_id)
    standing, user_type = kept["standing"], kept["user_type"]
    return Looking(
        tenant_id,
        kept["page"],
        kept["search"],
        Filters(
            Standing(standing) if standing else None,
            UserType(user_type) if user_type else None,
            kept["role_id"],
        ),
    )


async def keep(manager: DialogManager, looking: Looking) -> None:
    storage, key = _place(manager)
    await storage.set_data(
        key,
        {
            "tenant_id": looking.tenant_id,
            "page": looking.page,
            "search": looking.search,
            "standing": looking.filters.standing,
            "user_type": looking.filters.user_type,
            "role_id": looking.filters.role_id,
        },
    )


def _place(manager: DialogManager) -> tuple[BaseStorage, StorageKey]:
    data: dict[str, Any] = manager.middleware_data
    chat, user = data["event_chat"].id, data["event_from_user"].id
    return data["fsm_storage"], StorageKey(data["bot"].id, chat, user, destiny="people")
