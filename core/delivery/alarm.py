"""A messenger that tells nobody anything: a message to it is an alarm, at whose time its feature acts.

What is to happen in a week is put in the outbox like what is to be told now, and nobody is addressed until then:
who has to hear of it, and where, is found out when the alarm rings. A feature composes `RING` as long as there is
something to be done, and does it when the message is settled, in that transaction.
"""

from core.delivery.messenger import Letter

RING = Letter("", "")


class Alarm:
    name = "alarm"

    async def send(self, address: str, letter: Letter) -> None:
        """Nothing leaves the installation."""
