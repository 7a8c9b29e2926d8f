"""Everything that is told of one's own account, by purpose."""

from collections.abc import Callable

from core.delivery import Purpose
from core.own_account.chats import CHAT_CHANGED, NoticeToFormerChat
from core.own_account.news import NEWS, AccountNews


def purposes(link_to: Callable[[str], str]) -> dict[str, Purpose]:
    return {
        CHAT_CHANGED: NoticeToFormerChat(),
        **{kind: AccountNews(kind, link_to) for kind in NEWS},
    }
