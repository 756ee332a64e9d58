/**
 * A projection fitted to the record, wherever in the world it lies: one region across the 180th
 * meridian, one town, several continents. Extents are [west, south, east, north] in degrees; where a
 * region crosses the 180th meridian its east is above 180.
 */
import { geoAzimuthalEqualArea, geoEqualEarth } from "d3-geo";
import type { GeoProjection } from "d3-geo";

export type Extent = [west: number, south: number, east: number, north: number];
export interface Located {
  lat: number | null;
  lon: number | null;
}

/** Least height and width of an extent, in degrees of latitude: one town does not fill the screen. */
const LEAST_DEGREES = 1.6;
const MARGIN = 0.12;
/** From this width or height on, the whole world is shown. */
const WORLD_DEGREES = 130;
export const WORLD: Extent = [-180, -58, 180, 84];

/** The smallest region that holds all the places, with a margin; the world where there are none. */
export function extentOfPlaces(places: Iterable<Located>): Extent {
  const longitudes: number[] = [];
  let south = 90;
  let north = -90;
  for (const { lat, lon } of places) {
    if (lat === null || lon === null || !Number.isFinite(lat) || !Number.isFinite(lon)) continue;
    longitudes.push(wrapped(lon));
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (!longitudes.length) return WORLD;
  const [west, east] = narrowest(longitudes);
  if (east - west > WORLD_DEGREES || north - south > WORLD_DEGREES) {
    const middle = wrapped((west + east) / 2);
    return [middle - 180, WORLD[1], middle + 180, WORLD[3]];
  }
  return widened([west, south, east, north]);
}

/** Between -180 and 180. */
export function wrapped(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** The narrowest stretch of longitudes that holds all: the rest of the circle is the widest gap. */
function narrowest(longitudes: number[]): [number, number] {
  const sorted = [...new Set(longitudes)].sort((one, other) => one - other);
  const first = sorted[0] as number;
  const last = sorted[sorted.length - 1] as number;
  let widest = first + 360 - last;
  let result: [number, number] = [first, last];
  for (let index = 1; index < sorted.length; index += 1) {
    const before = sorted[index - 1] as number;
    const after = sorted[index] as number;
    if (after - before > widest) {
      widest = after - before;
      result = [after, before + 360];
    }
  }
  return result;
}

function widened([west, south, east, north]: Extent): Extent {
  const middleLat = (south + north) / 2;
  const narrowing = Math.max(0.15, Math.cos((middleLat * Math.PI) / 180));
  const height = Math.max(LEAST_DEGREES, (north - south) * (1 + 2 * MARGIN));
  const width = Math.max(LEAST_DEGREES / narrowing, (east - west) * (1 + 2 * MARGIN));
  const middleLon = (west + east) / 2;
  return [
    middleLon - width / 2,
    Math.max(-90, middleLat - height / 2),
    middleLon + width / 2,
    Math.min(90, middleLat + height / 2),
  ];
}

export const isWorld = ([west, , east]: Extent): boolean => east - west >= 359;

/**
 * The projection that shows the extent in a box of width × height pixels: equal-area, turned to the
 * extent's middle, so that nothing is cut at the 180th meridian or a pole.
 */
export function fitted(extent: Extent, width: number, height: number): GeoProjection {
  const [west, south, east, north] = extent;
  const middleLon = (west + east) / 2;
  const frame: [[number, number], [number, number]] = [
    [0, 0],
    [Math.max(1, width), Math.max(1, height)],
  ];
  if (isWorld(extent)) {
    const edge = { type: "MultiPoint", coordinates: outline([west + 0.01, south, east - 0.01, north]) };
    return geoEqualEarth()
      .rotate([-middleLon, 0])
      .fitExtent(frame, edge as never);
  }
  const edge = { type: "MultiPoint", coordinates: outline(extent) };
  return geoAzimuthalEqualArea()
    .rotate([-middleLon, -(south + north) / 2])
    .clipAngle(120)
    .precision(0.3)
    .fitExtent(frame, edge as never);
}

/** Points along the edge of an extent. */
function outline([west, south, east, north]: Extent): [number, number][] {
  const points: [number, number][] = [];
  for (let step = 0; step <= 16; step += 1) {
    const lon = west + ((east - west) * step) / 16;
    const lat = south + ((north - south) * step) / 16;
    points.push([lon, south], [lon, north], [west, lat], [east, lat]);
  }
  return points;
}

/** What the box shows when zoomed: a part of the fitted picture. `k` = 1: all of it. */
export interface View {
  k: number;
  /** Of the fitted picture, in pixels: where its origin comes to lie. */
  x: number;
  y: number;
}
export const WHOLE: View = { k: 1, x: 0, y: 0 };
export const MOST_ZOOM = 64;

/** Zoomed by a factor about a point of the box, kept within what was fitted. */
export function zoomed(view: View, factor: number, at: [number, number], size: [number, number]): View {
  const k = Math.min(MOST_ZOOM, Math.max(1, view.k * factor));
  const scale = k / view.k;
  return kept({ k, x: at[0] - (at[0] - view.x) * scale, y: at[1] - (at[1] - view.y) * scale }, size);
}

/** Moved by pixels. */
export function moved(view: View, dx: number, dy: number, size: [number, number]): View {
  return kept({ ...view, x: view.x + dx, y: view.y + dy }, size);
}

/** Half a box of the picture may be moved out of sight, no more. */
function kept({ k, x, y }: View, [width, height]: [number, number]): View {
  const slack = k > 1 ? 0.5 : 0;
  const clamp = (value: number, size: number) =>
    Math.min(size * slack, Math.max(size * (1 - slack) - size * k, value));
  return { k, x: clamp(x, width), y: clamp(y, height) };
}

/** The view that has a point of the fitted picture in the middle of the box. */
export function centred(point: [number, number], k: number, size: [number, number]): View {
  return kept({ k, x: size[0] / 2 - point[0] * k, y: size[1] / 2 - point[1] * k }, size);
}

/** "lon,lat,k" for the address, to four places; "" for the whole. */
export function viewText(view: View, projection: GeoProjection, size: [number, number]): string {
  if (view.k <= 1) return "";
  const middle: [number, number] = [(size[0] / 2 - view.x) / view.k, (size[1] / 2 - view.y) / view.k];
  const place = projection.invert?.(middle);
  if (!place || !place.every(Number.isFinite)) return "";
  return `${wrapped(place[0]).toFixed(4)},${place[1].toFixed(4)},${view.k.toFixed(2)}`;
}

/** The view that such a text describes; the whole where it describes none. */
export function viewOfText(text: string | null, projection: GeoProjection, size: [number, number]): View {
  const [lon, lat, k] = (text ?? "").split(",").map(Number);
  if (![lon, lat, k].every((part) => Number.isFinite(part))) return WHOLE;
  const point = projection([lon as number, lat as number]);
  const zoom = Math.min(MOST_ZOOM, Math.max(1, k as number));
  return point && point.every(Number.isFinite) ? centred(point, zoom, size) : WHOLE;
}

/** The extent in degrees that a view shows, for asking for a finer base map. */
export function extentOfView(
  view: View,
  projection: GeoProjection,
  [width, height]: [number, number],
): Extent | null {
  const places: Located[] = [];
  for (let across = 0; across <= 4; across += 1) {
    for (let down = 0; down <= 4; down += 1) {
      const x = ((width * across) / 4 - view.x) / view.k;
      const y = ((height * down) / 4 - view.y) / view.k;
      const found = projection.invert?.([x, y]);
      if (!found || !found.every(Number.isFinite)) return null;
      places.push({ lon: found[0], lat: found[1] });
    }
  }
  return extentOfPlaces(places);
}

/** How many kilometres a pixel of the view is, in the middle of the box. */
export function kilometresPerPixel(
  view: View,
  projection: GeoProjection,
  [width, height]: [number, number],
): number | null {
  const at = (x: number, y: number) =>
    projection.invert?.([(x - view.x) / view.k, (y - view.y) / view.k]) ?? null;
  const one = at(width / 2 - 10, height / 2);
  const other = at(width / 2 + 10, height / 2);
  if (!one || !other) return null;
  const radians = Math.PI / 180;
  const [lon1, lat1, lon2, lat2] = [one[0], one[1], other[0], other[1]].map((d) => d * radians) as [
    number, number, number, number,
  ];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return (2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)))) / 20;
}

/** A round length for a scale bar of at most so many pixels: [kilometres, pixels]. */
export function scaleBar(kilometresAPixel: number, most: number): [number, number] {
  const longest = kilometresAPixel * most;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = [5, 2, 1].find((each) => each * power <= longest) ?? 1;
  return [step * power, (step * power) / kilometresAPixel];
}
