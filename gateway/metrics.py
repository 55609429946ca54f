"""What Prometheus is told. Nothing is counted here: the counts stand where things happen, and are read when asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from gateway.condition import WAITING, Condition


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is counted: the metric's name, what it says, its labels, and the counts by their values."""

    name: str
    text: str
    labels: tuple[str, ...]
    counts: Callable[[], Mapping[tuple[str, ...], int]]


class Metrics(Collector):
    """One registry, with what the process itself takes beside our own."""

    def __init__(self, condition: Callable[[], Condition], counted: Sequence[Counted]) -> None:
        self._condition, self._counted = condition, counted
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def page(self) -> bytes:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry)

    def describe(self) -> Iterator[Metric]:
        """Nothing: it would have to look, for the names alone."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """One look at everything."""
        condition = self._condition()
        yield _gauge("up", "1 when nothing is wrong, 0 when /healthz names trouble.", float(not condition.troubles))
        yield _gauge("start_time_seconds", "When the bot was started.", condition.started.timestamp())
        if condition.last_update is not None:
            text = "When the last update came from Telegram."
            yield _gauge("last_update_time_seconds", text, condition.last_update.timestamp())
        if condition.polled is not None:
            yield _gauge(
                "last_poll_time_seconds", "When Telegram last answered getUpdates.", condition.polled.timestamp()
            )
        if condition.backlog is not None:
            count = GaugeMetricFamily("trust_steps_waiting", "How many wait.", labels=["what"])
            oldest = GaugeMetricFamily(
                "trust_steps_waiting_oldest_seconds", "How long the oldest waits.", labels=["what"]
            )
            for name in WAITING:
                waiting = getattr(condition.backlog, name)
                count.add_metric([name], waiting.count)
                oldest.add_metric([name], waiting.seconds)
            yield count
            yield oldest
        for one in self._counted:
            family = CounterMetricFamily(f"trust_steps_{one.name}", one.text, labels=one.labels)
            for values, number in sorted(one.counts().items()):
                family.add_metric(values, number)
            yield family


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"trust_steps_{name}", text, value=value)
