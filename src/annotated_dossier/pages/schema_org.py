"""Sources, entities and the site in the words of schema.org, for machines. It says only what is known."""

from __future__ import annotations

import re
from collections import Counter

from ..model import Article, Entity
from .catalogue import Catalogue
from .linked_data import Value
from .site import Site
from .urls import GLOSSARY, HOME, Links, entity_page, source_page

TYPES = {
    "person": "Person",
    "organization": "Organization",
    "place": "Place",
    "event": "Event",
    "term": "DefinedTerm",
}
# Schema.org has words for these dates of these kinds; the others stand on the page.
_DATES = {
    ("person", "born"): ("birthDate",),
    ("person", "died"): ("deathDate",),
    ("organization", "founded"): ("foundingDate",),
    ("organization", "dissolved"): ("dissolutionDate",),
    ("event", "start"): ("startDate",),
    ("event", "end"): ("endDate",),
    ("event", "date"): ("startDate", "endDate"),
}
_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "geonames": "https://www.geonames.org/{}",
}
# Schema.org takes ISO 8601; of EDTF those are the plain dates.
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_MOST_NAMED = 8

Described = dict[str, Value]


def describe_site(site: Site) -> Described:
    """The home page."""
    found: Described = {"@type": "WebSite", "name": site.name}
    if site.author:
        found["publisher"] = {"@type": "Organization", "name": site.author}
    if site.url:
        found["url"] = site.url
    return found


def describe_source(article: Article, catalogue: Catalogue, links: Links, site: Site) -> Described:
    """A source: a NewsArticle where somebody published it on a known day, else an Article. Nothing of its text."""
    source = article.source
    is_news = bool(source.publisher and re.fullmatch(r"\d{4}-\d\d-\d\d", source.date))
    found: Described = {"@type": "NewsArticle" if is_news else "Article", "headline": source.title}
    if source.authors:
        found["author"] = [{"@type": _type_of_author(name, catalogue), "name": name} for name in source.authors]
    if source.publisher:
        found["publisher"] = {"@type": "Organization", "name": source.publisher}
    if _DATE.fullmatch(source.date):
        found["datePublished"] = source.date
    found["inLanguage"] = source.language
    if source.url:
        found["isBasedOn"] = source.url
    counted = Counter(mention.entity for mention in article.mentions)
    named = [entity for entity, _ in counted.most_common(_MOST_NAMED) if entity in catalogue.entities]
    if named:
        found["mentions"] = [_in_short(catalogue.entities[entity]) for entity in named]
    return found | _address(source_page(source.id), links, site)


def describe_entity(entity: Entity, links: Links, site: Site) -> Described:
    """An entity: what the register says of it."""
    found = _in_short(entity)
    others = list(dict.fromkeys(alias.name for alias in entity.aliases if not alias.weak and alias.name != entity.name))
    if others:
        found["alternateName"] = others
    if entity.definition:
        found["description"] = entity.definition
    for label, date in entity.dates:
        if _DATE.fullmatch(date):
            found |= dict.fromkeys(_DATES.get((entity.kind, label), ()), date)
    if entity.location and entity.kind == "place":
        latitude, longitude = entity.location
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if entity.kind == "term":
        found["inDefinedTermSet"] = {"@type": "DefinedTermSet", "name": site.name} | _address(GLOSSARY, links, site)
    return found | _address(entity_page(entity.id), links, site)


def _in_short(entity: Entity) -> Described:
    found: Described = {"@type": TYPES.get(entity.kind, "Thing"), "name": entity.name}
    same = [
        _AUTHORITIES[authority].format(key)
        for authority, key in entity.same_as
        if authority in _AUTHORITIES and key.isalnum()
    ]
    if same:
        found["sameAs"] = same
    return found


def _type_of_author(name: str, catalogue: Catalogue) -> str:
    """Who signs is a person, unless the register has an organization of the name."""
    return "Organization" if name in catalogue.organization_names else "Person"


def _address(page: str, links: Links, site: Site) -> Described:
    """Where the page will be; empty where that is not known."""
    if not site.url:
        return {}
    return {"url": site.absolute(str(Links(HOME, links.directory_urls).to(page)))}
