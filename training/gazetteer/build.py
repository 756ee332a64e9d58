"""Build the gazetteer that ships in the package: ``python training/gazetteer/build.py --data DIR``.

DIR is the shared data folder. Same sources, same bytes. Prints what went in and what was checked.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from distances import distance_km
from divisions import place_divisions
from joining import join_sources
from our_names import apply_aliases, apply_regions
from sources import Row, natural_earth
from waters import add_waters
from writing import write

OUTPUT = Path("src/holdfast/gazetteer/data/gazetteer.zip")


def main() -> None:
    """Read the sources, join them, write the file and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    rows = join_sources(options.data)
    place_divisions(rows, options.data)
    apply_regions(rows)
    apply_aliases(rows)
    add_waters(rows, options.data)
    kept = [row for row in rows.values() if row.latitude is not None]
    print(f"{len(kept):,} places; {len(rows) - len(kept):,} divisions left out (no position)")
    check_natural_earth(rows, options.data)
    write(kept, options)


def check_natural_earth(rows: dict[str, Row], data: Path) -> None:
    """Whether Natural Earth's GeoNames ids are the same places as ours, by distance."""
    same = far = absent = 0
    for feature in natural_earth(data, "populated_places"):
        number = feature["properties"].get("geonameid")
        if not number or number < 0:
            continue
        row = rows.get(f"geonames:{int(number)}")
        if row is None:
            absent += 1
            continue
        x, y = feature["geometry"]["coordinates"][:2]
        near = distance_km(row, Row("", "", "", y, x)) < 30
        same, far = same + near, far + (not near)
    print(
        f"Natural Earth towns by GeoNames id: {same:,} coincide, {far:,} over 30 km off, "
        f"{absent:,} absent"
    )


if __name__ == "__main__":
    main()
