"""What stands between a quotation and who spoke it."""

from __future__ import annotations

from .....storage.regex_cache import compiled

NEXT = compiled(r" (?P<one>[\w’'-]+)(?: (?P<two>[\w’'-]+))?(?: (?P<three>[\w’'-]+))?")
#: A quotation with fewer blanks may be a title or a nickname.
BLANKS = 3
