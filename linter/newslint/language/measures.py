"""Measures, and how many of one make another."""

from __future__ import annotations

#: Measures by what they measure: within a group, to exchange one for another changes the amount. The
#: figure is how many of the group's first measure one is; 0 where that changes from day to day.
UNITS: dict[str, dict[str, float]] = {
    "mass": {"kilogram": 1, "kilo": 1, "kg": 1, "pound": 0.4536, "lb": 0.4536, "ounce": 0.02835, "gram": 0.001, "ton": 907.2,
             "tonne": 1000, "metric ton": 1000},
    "length": {"kilometer": 1, "kilometre": 1, "km": 1, "mile": 1.6093, "meter": 0.001, "metre": 0.001, "foot": 0.0003048,
               "feet": 0.0003048, "yard": 0.0009144, "inch": 2.54e-5, "centimeter": 1e-5, "centimetre": 1e-5},
    "area": {"hectare": 1, "acre": 0.4047, "square kilometer": 100, "square mile": 259},
    "volume": {"liter": 1, "litre": 1, "gallon": 3.785, "barrel": 158.99},
    "heat": {"fahrenheit": 0, "celsius": 0, "f": 0, "c": 0},
    "money": {"dollar": 0, "euro": 0, "pound": 0, "franc": 0, "yen": 0, "yuan": 0, "rupee": 0, "ruble": 0, "rouble": 0, "peso": 0,
              "krone": 0, "krona": 0, "lira": 0, "real": 0, "rand": 0, "won": 0, "shekel": 0, "dirham": 0, "riyal": 0, "naira": 0,
              "shilling": 0, "cent": 0, "penny": 0, "crown": 0, "zloty": 0},
    "time": {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600,
             "decade": 315576000},
    "share": {"%": 1, "percentage point": 0, "basis point": 0},
}  # fmt: skip

#: Short forms that stand for a measure only where another one stands beside them.
SHORT = {
    "m": "meter", "cm": "centimeter", "mm": "millimeter", "ft": "foot", "in": "inch", "yd": "yard", "mi": "mile", "g": "gram", "lb": "pound",
    "oz": "ounce", "l": "liter", "ha": "hectare", "km/h": "kph", "kmh": "kph", "kg": "kilogram", "km": "kilometer", "sq km": "square kilometer",
    "kilo": "kilogram", "feet": "foot", "st": "stone", "sq mi": "square mile", "c": "celsius", "f": "fahrenheit", "sq ft": "square foot",
}  # fmt: skip
#: Measures that nobody compares with a wire copy, but which stories give together with others.
_MORE = {
    "speed": {"kph": 1, "mph": 1.6093, "knot": 1.852},
    "length": {"millimeter": 1e-6},
    "mass": {"stone": 6.35},
    "area": {
        "square meter": 0.0001,
        "square foot": 9.2903e-6,
        "square yard": 8.3613e-5,
        "square metre": 0.0001,
    },
}


def worth(unit: str) -> tuple[str, float] | None:
    """What a measure measures ("length"), and how many of the first measure of its kind it is; None for one that is none
    or has no fixed worth."""
    for one in (unit, unit.removesuffix("s"), unit.removesuffix("es")):
        one = SHORT.get(one, one)
        for tables in (UNITS, _MORE):
            for group, units in tables.items():
                if units.get(one):
                    return group, units[one]
    return None
