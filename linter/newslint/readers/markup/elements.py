"""What the elements of HTML, NITF and NewsML mean for prose, by name. All names are lower case."""

from __future__ import annotations

#: Elements that begin and end a block, and the kind of it; "" is the kind of the block around it.
BLOCKS = {
    **dict.fromkeys(
        (
            "address article aside body center details dialog dir div dl fieldset figure footer form header "
            "hgroup hr html legend li main nav ol p search section summary table tbody tfoot thead tr ul menu "
            "block body.content body.head body.end media nitf note fn hedline inlinexml contentset"
        ).split(),
        "",
    ),
    "h1": "headline",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "blockquote": "quote",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "table",
    "th": "table",
    "caption": "caption",
    "figcaption": "caption",
    # NITF
    "abstract": "heading",
    "datasource": "credit",
    "hl1": "headline",
    "hl2": "heading",
    "byline": "byline",
    "byttl": "byline",
    "dateline": "dateline",
    "distributor": "credit",
    "series": "heading",
    "bq": "quote",
    "credit": "credit",
    "media-caption": "caption",
    "media-producer": "credit",
    "tagline": "credit",
    "copyrite": "credit",
}

#: Elements whose content is no prose of the article.
SKIPPED = frozenset(
    (
        "script style template head noscript nav button select option optgroup datalist textarea input "
        "label output progress meter title iframe object embed applet video audio canvas svg math map "
        "source track param noembed noframes xmp plaintext listing pre code samp kbd var tt rt rp del "
        "docdata pubdata tobject iim identified-content revision-history media-metadata media-reference "
        "media-object bibliography classifier rights frac col colgroup nitf-table-metadata custom-table slugline"
    ).split()
)

#: Skipped elements that still have a place in their sentence.
HOLES = frozenset(
    ("frac code samp kbd var tt img iframe object embed video audio canvas svg math input select").split()
)

#: Elements without an end tag.
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen basefont".split()
)

#: An element whose start tag ends one of the same sort that is still open.
CLOSES = {
    "li": ("li",),
    "p": ("p",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}

#: Words of a class, `itemprop` or `rel` that say what a block is, where its element does not.
CLASSES = {
    "headline": "headline",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "credit": "credit",
    "photo-credit": "credit",
    "caption": "caption",
    "wp-caption-text": "caption",
    "wp-element-caption": "caption",
}

#: Classes of what is shown to nobody, or brings in what was written elsewhere.
SKIPPED_CLASSES = frozenset(("twitter-tweet instagram-media tiktok-embed fb-post bluesky-embed").split())
