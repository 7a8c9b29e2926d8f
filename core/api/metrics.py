"""Delivery in numbers, as Prometheus reads them. They are read off the outbox at each scrape, and name nobody."""

from collections.abc import Iterable, Iterator

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from core.api.errors import CORE
from core.delivery import Figures


async def metrics(request: web.Request) -> web.Response:
    """200 with the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_Delivery(await request.app[CORE].courier.figures()))
    return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


class _Delivery(Collector):
    def __init__(self, figures: Iterable[Figures]) -> None:
        self._figures = list(figures)

    def collect(self) -> Iterator[Metric]:
        due = GaugeMetricFamily(
            "propusk_outbox_due", "Messages that should have gone out.", labels=["messenger"]
        )
        oldest = GaugeMetricFamily(
            "propusk_outbox_oldest_due_seconds", "How long the oldest of them waits.", labels=["messenger"]
        )
        done = CounterMetricFamily(
            "propusk_deliveries", "Messages settled since the start.", labels=["messenger", "outcome"]
        )
        for each in self._figures:
            due.add_metric([each.messenger], each.backlog.due)
            oldest.add_metric([each.messenger], each.backlog.oldest.total_seconds())
            done.add_metric([each.messenger, "sent"], each.sent)
            done.add_metric([each.messenger, "failed"], each.failed)
        return iter((due, oldest, done))
