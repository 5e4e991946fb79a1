"""bench/quotes.py on annotated attributions written for this test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "bench" / "quotes.py"


def item(para: str, quote: str, source: str, cue: str = "said") -> dict[str, object]:
    def at(words: str) -> list[list[int]]:
        start = para.index(words)
        return [[start, start + len(words)]]

    return {
        "id": para[:20], "kind": "direct", "para": para, "content": at(quote), "source": at(source),
        "cue": at(cue), "source_text": source, "cue_text": cue,
    }  # fmt: skip


def test_figures(tmp_path: Path) -> None:
    items = [
        item("“It is late,” said Tom Ames, a baker.", "“It is late,”", "Tom Ames, a baker"),
        item("Orr said: “We wait.” Ames left.", "“We wait.”", "Orr"),
        # the annotation names somebody else: a miss
        item("“It is late,” Orr said to Ames.", "“It is late,”", "Ames"),
        # an annotation that goes on beyond the closing mark: found
        item("“It is late,” Orr said to “us.”", "“It is late,” Orr said", "Orr"),
    ]
    lines = "".join(json.dumps(each) + "\n" for each in items)
    (tmp_path / "items.jsonl").write_text(lines, encoding="utf-8")
    process = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), "--json"], capture_output=True, text=True, check=True
    )
    result = json.loads(process.stdout)
    assert result["items"] == 4
    assert result["quotations"] == 4
    assert result["speakers"] == 4
    assert result["speaker_head"] == 0.75
    assert result["span_recall"] == 1.0
    assert sum(result["speaker_errors_by_cause"].values()) == 1
