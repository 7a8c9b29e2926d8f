"""How delivery is doing, for whoever runs this installation: what waits, what went out, and why tries failed."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import Clock
from core.database import Database
from core.delivery import Courier, FailedTries, Figures, failed_tries
from core.people import ProviderRole, require_provider


@dataclass(frozen=True)
class DeliveryView:
    at: datetime
    figures: list[Figures]
    failures: list[FailedTries]


class WatchingDelivery:
    def __init__(self, database: Database, clock: Clock, courier: Courier) -> None:
        self._db, self._clock, self._courier = database, clock, courier

    async def view(self, actor: int) -> DeliveryView:
        """PROVIDER_FORBIDS for anybody but the provider's owner. Numbers and reasons, and nobody's address."""
        async with self._db.read() as session:
            await require_provider(session, actor, ProviderRole.OWNER)
            failures = await failed_tries(session)
        return DeliveryView(self._clock.now(), await self._courier.figures(), failures)
