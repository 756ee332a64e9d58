"""A map projection fitted to some places: Lambert's azimuthal equal-area, centred on them.

It has no seam at 180° and shows a town and a continent alike. Formulae: Snyder, Map Projections: A
Working Manual (USGS 1395), chapter 24, on the sphere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

SMALLEST_SPAN = 3.0  # degrees: one town does not fill the screen
PADDING = 0.14  # of the view, on every side


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels. ``span``: degrees of the earth that the longer side of the view shows."""

    longitude: float
    latitude: float
    scale: float
    shift_x: float
    shift_y: float
    width: float
    height: float
    span: float

    def point(self, longitude: float, latitude: float) -> Point | None:
        """Pixels from the top left; None for the far side of the earth."""
        plane = project(longitude, latitude, self.longitude, self.latitude)
        if plane is None:
            return None
        return plane[0] * self.scale + self.shift_x, self.shift_y - plane[1] * self.scale

    def shows(self, place: Point, margin: float) -> bool:
        """Whether a point in pixels lies in the view, widened by a share of its size."""
        x, y = place
        return (
            -margin * self.width <= x <= (1 + margin) * self.width
            and -margin * self.height <= y <= (1 + margin) * self.height
        )

    def near(self, line: Sequence[Point]) -> bool:
        """Whether a line's box can touch the view: a cheap test before every point is projected."""
        if self.span > 60:
            return True
        latitudes = [y for _, y in line]
        reach = self.span * 0.9 + 2
        if min(latitudes) > self.latitude + reach or max(latitudes) < self.latitude - reach:
            return False
        wide = reach / max(0.1, math.cos(math.radians(min(85.0, abs(self.latitude) + reach / 2))))
        if wide >= 180:
            return True
        turned = [turn(x - self.longitude) for x, _ in line]
        low, high = min(turned), max(turned)
        return high - low > 180 or (low <= wide and high >= -wide)


def fit(places: Iterable[Point], width: float, height: float) -> Projection:
    """The projection that shows all the places (longitude, latitude) in a view of this size."""
    chosen = list(places)
    centre = middle(chosen)
    planes = [plane for each in chosen if (plane := project(*each, *centre)) is not None]
    least = 2 * math.sin(math.radians(SMALLEST_SPAN) / 2)
    left, right = min(x for x, _ in planes), max(x for x, _ in planes)
    low, high = min(y for _, y in planes), max(y for _, y in planes)
    wide, tall = max(right - left, least), max(high - low, least * height / width)
    inner = 1 - 2 * PADDING
    scale = min(width * inner / wide, height * inner / tall)
    return Projection(
        longitude=centre[0],
        latitude=centre[1],
        scale=scale,
        shift_x=width / 2 - (left + right) / 2 * scale,
        shift_y=height / 2 + (low + high) / 2 * scale,
        width=width,
        height=height,
        span=math.degrees(max(width, height) / scale),
    )


def middle(places: Sequence[Point]) -> Point:
    """The mean direction of some places: right across 180° and near a pole."""
    x = y = z = 0.0
    for longitude, latitude in places:
        across, up = math.radians(longitude), math.radians(latitude)
        x += math.cos(up) * math.cos(across)
        y += math.cos(up) * math.sin(across)
        z += math.sin(up)
    if math.hypot(x, y, z) < 1e-9:
        return 0.0, 0.0
    return (
        round(math.degrees(math.atan2(y, x)), 4),
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 4),
    )


def project(longitude: float, latitude: float, across: float, up: float) -> Point | None:
    """Plane coordinates on a unit sphere, x to the east and y to the north of the centre."""
    turned = math.radians(turn(longitude - across))
    high, centre = math.radians(latitude), math.radians(up)
    cosine = math.sin(centre) * math.sin(high) + math.cos(centre) * math.cos(high) * math.cos(
        turned
    )
    if cosine < -0.9:
        return None
    factor = math.sqrt(2 / (1 + cosine))
    return (
        factor * math.cos(high) * math.sin(turned),
        factor
        * (
            math.cos(centre) * math.sin(high) - math.sin(centre) * math.cos(high) * math.cos(turned)
        ),
    )


def turn(degrees: float) -> float:
    """An angle within -180 and 180."""
    return (degrees + 180) % 360 - 180
