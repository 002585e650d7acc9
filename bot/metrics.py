"""What is counted, for `/metrics`. Never a chat's or person's id as a label."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
UPDATES = Counter("linli_updates", "Updates handled, by kind and outcome.", ["kind", "outcome"], registry=REGISTRY)
SECONDS = Histogram(
    "linli_update_seconds",
    "How long an update took.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
DELIVERIES = Counter("linli_deliveries", "Deliveries that ended, by state.", ["state"], registry=REGISTRY)
WAITING = Gauge("linli_deliveries_waiting", "Deliveries that are due and wait.", registry=REGISTRY)
REFUSED_BY_TELEGRAM = Counter("linli_retry_after", "Times that Telegram said to wait (429).", registry=REGISTRY)
SURPRISES = Counter("linli_surprises", "Unexpected errors while handling updates.", registry=REGISTRY)
ARTICLES = Gauge("linli_articles", "Articles that can be found.", registry=REGISTRY)
BEAT = Gauge("linli_tick_timestamp_seconds", "When the scheduler last ticked.", registry=REGISTRY)
