"""The whole network as files: two tables for a spreadsheet, and GEXF for Gephi and its like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import networkx as nx

from .catalogue import Catalogue
from .tables import write_table
from .urls import NETWORK_EDGES, NETWORK_GEXF, NETWORK_NODES

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')


def network_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The files of the network by their paths, in full: also what no picture shows."""
    yield NETWORK_NODES, write_table(("id", "name", "kind", "mentions", "strength", "drawn"), _nodes(catalogue))
    columns = ("from", "to", "what", "role", "since", "until", "source", "measure", "paragraphs", "where")
    yield NETWORK_EDGES, write_table(columns, _edges(catalogue))
    yield NETWORK_GEXF, _gexf(catalogue)


def _nodes(catalogue: Catalogue) -> Iterator[Sequence[object]]:
    network, drawn = catalogue.edition.network, set(catalogue.drawn_network.entities)
    for identifier, strength in zip(network.entities, network.strengths, strict=True):
        entity = catalogue.entities[identifier]
        mentions = catalogue.mentions.get(identifier, 0)
        yield identifier, entity.name, entity.kind, mentions, strength, "yes" if identifier in drawn else "no"


def _edges(catalogue: Catalogue) -> Iterator[Sequence[object]]:
    network = catalogue.edition.network
    for related in network.relations:
        relation = related.relation
        yield (
            related.one,
            related.other,
            "relation",
            relation.role,
            relation.since,
            relation.until,
            relation.source,
            "",
            "",
            " ".join(f"{relation.source}#{passage.label}" for passage in catalogue.edition.grounds.get(related, ())),
        )
    for tie in network.ties:
        where = " ".join(f"{source}#{passage.label}" for source, passage in tie.passages)
        yield tie.one, tie.other, "together", "", "", "", "", tie.weight, len(tie.passages), where


def _gexf(catalogue: Catalogue) -> bytes:
    network = catalogue.edition.network
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for identifier in network.entities:
        entity = catalogue.entities[identifier]
        graph.add_node(identifier, label=_clean(entity.name), kind=entity.kind)
    for related in network.relations:
        relation = related.relation
        graph.add_edge(
            related.one,
            related.other,
            what="relation",
            weight=1.0,
            role=_clean(relation.role),
            since=relation.since,
            until=relation.until,
        )
    for tie in network.ties:
        graph.add_edge(tie.one, tie.other, what="together", weight=tie.weight, paragraphs=len(tie.passages))
    lines = [*nx.generate_gexf(graph), ""]
    # The day of the build would make other bytes of the same dossier.
    return _WRITTEN_ON.sub("", "\n".join(lines), count=1).encode("utf-8")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
