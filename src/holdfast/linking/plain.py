"""Incidents and clusters of copies as JSON values, and back without loss."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from holdfast.linking.terms import CopyCluster, CopyLink, Incident, Link, Reason


def plain_incident(incident: Incident) -> dict[str, Any]:
    """The incident as JSON values: days as ISO 8601, tuples as lists."""
    return {
        "id": incident.id,
        "types": list(incident.types),
        "place": incident.place,
        "place_name": incident.place_name,
        "earliest": _written(incident.earliest),
        "latest": _written(incident.latest),
        "statements": list(incident.statements),
        "documents": list(incident.documents),
        "tellings": [list(telling) for telling in incident.tellings],
        "links": [asdict(link) for link in incident.links],
    }


def incident_of_plain(value: dict[str, Any]) -> Incident:
    """The incident that ``plain_incident`` was given."""
    return Incident(
        id=value["id"],
        statements=tuple(value["statements"]),
        documents=tuple(value["documents"]),
        types=tuple(value["types"]),
        place=value["place"],
        place_name=value["place_name"],
        earliest=_day(value["earliest"]),
        latest=_day(value["latest"]),
        tellings=tuple(tuple(telling) for telling in value["tellings"]),
        links=tuple(_link(link) for link in value["links"]),
    )


def plain_cluster(cluster: CopyCluster) -> dict[str, Any]:
    """The cluster as JSON values."""
    return {
        "id": cluster.id,
        "documents": list(cluster.documents),
        "root": cluster.root,
        "links": [asdict(link) for link in cluster.links],
    }


def cluster_of_plain(value: dict[str, Any]) -> CopyCluster:
    """The cluster that ``plain_cluster`` was given."""
    links = tuple(CopyLink(**link) for link in value["links"])
    return CopyCluster(value["id"], tuple(value["documents"]), value["root"], links)


def _link(value: dict[str, Any]) -> Link:
    return Link(**{**value, "reasons": tuple(Reason(**each) for each in value["reasons"])})


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
