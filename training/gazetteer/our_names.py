"""Our own names: regions that no source has, and what news calls places by."""

from __future__ import annotations

from collections import defaultdict

from distances import distance_km
from sources import Row, our_data, region_rows

from holdfast.gazetteer.keys import exact_key


def apply_regions(rows: dict[str, Row]) -> None:
    """Add our own regions and towns; one that names an admin-1 of its country joins it."""
    for row in region_rows():
        same = [
            other
            for other in rows.values()
            if other.kind == "admin1"
            and other.country == row.country
            and exact_key(other.name) == exact_key(row.name)
        ]
        known = rows.get(row.entity) or (same[0] if same else None)
        if known is None:
            rows[row.entity] = row
            known = row
        else:
            known.latitude, known.longitude = row.latitude, row.longitude
            known.radius = known.radius or row.radius
            for name, tier in row.names.items():
                known.add(name, tier)


def apply_aliases(rows: dict[str, Row]) -> None:
    """Add aliases.yaml; an entry whose place is not found stops the build unless it is optional."""
    index: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows.values():
        for name in row.names:
            index[(row.country, row.kind, exact_key(name))].append(row)
    for entry in our_data("aliases.yaml"):
        found = index.get((entry["country"], entry["kind"], exact_key(entry["of"])), [])
        if "near" in entry:
            here = Row("", "", "", *entry["near"])
            found = [row for row in found if distance_km(row, here) < 60]
        if not found:
            if entry.get("optional"):
                print("  optional alias without a place:", entry["of"], entry["country"])
                continue
            raise SystemExit(
                f"aliases.yaml: no {entry['kind']} {entry['of']!r} in {entry['country']}"
            )
        best = min(found, key=lambda row: (-row.population, row.rank, row.entity))
        best.name = entry.get("show", entry["of"])
        for name in (best.name, *entry["names"]):
            best.add(name, 0)
        best.cased += tuple(entry.get("cased", ()))
