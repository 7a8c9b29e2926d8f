"""One's own account: its password, login, addresses and chats, changed by the person himself, and what he is told."""

from core.own_account.addresses import OwnAddresses
from core.own_account.chats import ChatChange, OwnChats
from core.own_account.login import OwnLogin
from core.own_account.news import Teller
from core.own_account.password import OwnPassword
from core.own_account.proof import put_proof
from core.own_account.purposes import purposes
from core.own_account.viewing import OwnAccountView, OwnAddress, OwnChat, Viewing

__all__ = [
    "ChatChange",
    "OwnAccountView",
    "OwnAddress",
    "OwnAddresses",
    "OwnChat",
    "OwnChats",
    "OwnLogin",
    "OwnPassword",
    "Teller",
    "Viewing",
    "purposes",
    "put_proof",
]
