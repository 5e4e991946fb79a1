"""What was done, in numbers: in the text format that Prometheus reads. No word of any text is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

#: Upper bounds of the histogram of answering times, in seconds.
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts since the server was started."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._times = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0
        self._words = 0
        self._findings: Counter[str] = Counter()

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered. `route` is one of the server's own paths, or "other"."""
        self._requests[route, status] += 1
        self._seconds += seconds
        self._times[next((at for at, bound in enumerate(_BOUNDS) if seconds <= bound), len(_BOUNDS))] += 1

    def checked(self, counts: Mapping[str, int]) -> None:
        """Count what a job says of itself: words, and findings by family."""
        for name, number in counts.items():
            if name == "words":
                self._words += number
            else:
                self._findings[name] += number

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """All of it as text. `gauges` are numbers of this moment, each with what it means."""
        return "".join(f"{line}\n" for line in self._lines(gauges))

    def _lines(self, gauges: Mapping[str, tuple[str, float]]) -> Iterator[str]:
        yield "# HELP newslint_requests_total Requests answered."
        yield "# TYPE newslint_requests_total counter"
        for (route, status), number in sorted(self._requests.items()):
            yield f'newslint_requests_total{{route="{route}",status="{status}"}} {number}'
        yield "# HELP newslint_request_seconds Time from a request's first line to its answer."
        yield "# TYPE newslint_request_seconds histogram"
        total = 0
        for bound, number in zip((*_BOUNDS, "+Inf"), self._times):
            total += number
            yield f'newslint_request_seconds_bucket{{le="{bound}"}} {total}'
        yield f"newslint_request_seconds_sum {self._seconds:.6f}"
        yield f"newslint_request_seconds_count {total}"
        yield "# HELP newslint_words_total Words checked."
        yield "# TYPE newslint_words_total counter"
        yield f"newslint_words_total {self._words}"
        yield "# HELP newslint_findings_total Findings by family."
        yield "# TYPE newslint_findings_total counter"
        for family, number in sorted(self._findings.items()):
            yield f'newslint_findings_total{{family="{family}"}} {number}'
        for name, (meaning, value) in gauges.items():
            yield f"# HELP {name} {meaning}"
            yield f"# TYPE {name} {'counter' if name.endswith('_total') else 'gauge'}"
            yield f"{name} {value:g}" if value < 1e6 else f"{name} {value:.0f}"
