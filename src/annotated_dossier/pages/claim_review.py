"""A claim as schema.org's ClaimReview, for machines that gather fact checks. It says only what is known."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..model import Claim
from .catalogue import Catalogue
from .linked_data import Value, data_block
from .site import Site
from .standing import STANDINGS
from .urls import Links, claim_page, source_page

_KINDS = {"person": "Person", "organization": "Organization"}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def claim_review(claim: Claim, catalogue: Catalogue, links: Links, site: Site) -> Markup:
    """The review as a script element."""
    root = Links("index.md", links.directory_urls)
    review: dict[str, Value] = {"@type": "ClaimReview"}
    if site.url:
        review["url"] = site.absolute(root.to(claim_page(claim.id)))
    if _DATE.fullmatch(claim.reviewed):
        review["datePublished"] = claim.reviewed
    if site.author:
        review["author"] = {"@type": "Organization", "name": site.author}
    review["claimReviewed"] = claim.statement
    review["itemReviewed"] = _claim(claim, catalogue, site, root)
    review["reviewRating"] = {"@type": "Rating", "alternateName": STANDINGS[claim.status].word}
    return data_block(review)


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
