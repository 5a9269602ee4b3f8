"""A claim as schema.org's ClaimReview, for machines that gather fact checks. It says only what is known."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..model import Claim
from .catalogue import Catalogue
from .site import Site
from .standing import STANDINGS
from .urls import Links, claim_page, source_page

Value = str | dict[str, "Value"]
_KINDS = {"person": "Person", "organization": "Organization"}
# Everything that could end the script, or that some Markdown extension reads even inside HTML.
_PLAIN = re.compile(r"[^A-Za-z0-9 ,.;?()/-]")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def claim_review(claim: Claim, catalogue: Catalogue, links: Links, site: Site) -> Markup:
    """The review as a script element."""
    root = Links("index.md", links.directory_urls)
    review: dict[str, Value] = {"@context": "https://schema.org", "@type": "ClaimReview"}
    if site.url:
        review["url"] = site.absolute(root.to(claim_page(claim.id)))
    if _DATE.fullmatch(claim.reviewed):
        review["datePublished"] = claim.reviewed
    if site.author:
        review["author"] = {"@type": "Organization", "name": site.author}
    review["claimReviewed"] = claim.statement
    review["itemReviewed"] = _claim(claim, catalogue, site, root)
    review["reviewRating"] = {"@type": "Rating", "alternateName": STANDINGS[claim.status].word}
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(_json(review)))


def _claim(claim: Claim, catalogue: Catalogue, site: Site, root: Links) -> Value:
    found: dict[str, Value] = {"@type": "Claim"}
    speaker = catalogue.entities.get(claim.by.entity)
    if speaker and speaker.kind in _KINDS:
        found["author"] = {"@type": _KINDS[speaker.kind], "name": speaker.name}
    if claim.source in catalogue.articles:
        source = catalogue.articles[claim.source].source
        appearance: dict[str, Value] = {"@type": "CreativeWork", "name": source.title}
        if source.url or site.url:
            appearance["url"] = source.url or site.absolute(root.to(source_page(source.id)))
        if _DATE.fullmatch(source.date):
            appearance["datePublished"] = source.date
        found["appearance"] = appearance
    return found


def _json(value: Value) -> str:
    if isinstance(value, str):
        constant = value if value == "https://schema.org" else _PLAIN.sub(_escaped, value)
        return f'"{constant}"'
    return "{" + ", ".join(f'"{key}": {_json(item)}' for key, item in value.items()) + "}"


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
