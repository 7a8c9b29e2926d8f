"""initData as Telegram signs it for a Mini App (core.telegram.org/bots/webapps)."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from tests.bot.phone import Phone


def init_data(phone: Phone) -> str:
    """For this person, opened now."""
    user = next(user for user in phone.telegram.users() if user.id == phone.id)
    fields = {
        "query_id": "AAF-1",
        "user": json.dumps({"id": phone.id, "first_name": user.first_name, "language_code": "ru"}),
        "auth_date": str(int(phone.telegram.clock.now().timestamp())),
    }
    secret = hmac.new(b"WebAppData", phone.bot.token.encode(), hashlib.sha256).digest()
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    signature = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    return urlencode({**fields, "hash": signature})
