"""What a part of a page is for, as HTML has it, and as the people who name classes do."""

import re


def _tags(words: str) -> frozenset[str]:
    return frozenset(words.split())


INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr output q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr"
)
UNSEEN = _tags("audio canvas head iframe noscript object script select style svg template textarea video")
_OF_NAMES = {
    "nav": "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toolbar",
    "share": "share sharing shares social sociable addthis addtoany sharedaddy",
    "related": "related recommended recommendation recommendations recirc recirculation trending popular upnext"
    " readnext readmore taboola outbrain zergnet",
    "promo": "newsletter newsletters subscribe subscription signup promo promos promotion donate donation cta"
    " ad ads advert adverts advertisement advertising sponsor sponsored sponsors banner",
    "comments": "comment comments commentlist replies respond disqus livefyre",
    "author": "author authors bio biography byline bylines contributor contributors",
    "meta": "meta tags taglist timestamp dateline categories published pubdate",
    "consent": "cookie cookies consent gdpr modal popup overlay",
    "side": "sidebar rail widget widgets aside",
    "foot": "footer copyright colophon disclaimer",
    "head": "header masthead",
    "figure": "caption captions credit credits gallery slideshow carousel",
    "form": "form search login",
    "deck": "deck dek standfirst strapline subtitle subheadline",
}
_BY_NAME = {name: role for role, names in _OF_NAMES.items() for name in names.split()}
_OF_TAGS = {
    "nav": "nav menu",
    "side": "aside",
    "foot": "footer",
    "head": "header",
    "figure": "figure figcaption",
    "consent": "dialog",
    "form": "form button label legend",
}
_BY_TAG = {tag: role for role, tags in _OF_TAGS.items() for tag in tags.split()}
_OF_ARIA = {
    "nav": "navigation menu toolbar",
    "side": "complementary",
    "foot": "contentinfo",
    "head": "banner",
    "consent": "dialog alertdialog tooltip",
    "form": "search",
}
_BY_ARIA = {aria: role for role, arias in _OF_ARIA.items() for aria in arias.split()}
_NEUTRAL = frozenset({"html", "body", "main", "article"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(r"[a-z]+")


def role(tag: str, names: str, identity: str, aria: str) -> str:
    """What an element is for, "" where it does not say: its tag tells, or its ARIA role, or its class and id."""
    if tag in _NEUTRAL:
        return ""
    given = _BY_TAG.get(tag) or _BY_ARIA.get(aria, "")
    if given or not (names or identity):
        return given
    said = _CAMEL.sub("-", f"{names} {identity}"[:300]).lower()
    return next((_BY_NAME[name] for name in _NAME.findall(said) if name in _BY_NAME), "")
