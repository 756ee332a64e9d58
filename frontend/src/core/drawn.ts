/** Which places are drawn in a box, where, and which are left out because others lie on them. */
import type { PlaceState } from "./control";
import { type Box, type Label, type LabelAsk, type Measure, boxAbout, placedLabels, textWidth } from "./labels";
import type { View } from "./projection";
import { type Mark, reach } from "./symbols";
import type { PlaceRef } from "./types";

/** More symbols than this are not drawn at once: the table has them all. */
const MOST_SYMBOLS = 700;
/** Two symbols nearer than this many pixels are one too many. */
const NEAREST = 12;
const MOST_LABELS = 160;
const LABEL_SIZE = 12.5;
const TOWN_SIZE = 11;

/** A place in the fitted picture. */
export interface Spotted {
  place: PlaceRef;
  x: number;
  y: number;
  /** The higher, the sooner it is drawn where not all can be. */
  weight: number;
}

export interface DrawnPlace {
  place: PlaceRef;
  state: PlaceState;
  mark: Mark;
  /** What it was on the other day, drawn to the left of it, where two days are compared. */
  before?: Mark | null;
  /** How many other places lie under it at this scale. */
  under?: number;
  x: number;
  y: number;
}

/** How far to the left of a place what it was before is drawn. */
export const BEFORE_PIXELS = 23;

export interface Thinned {
  drawn: Spotted[];
  /** In sight, but under another: how many in all, and under which place. */
  hidden: number;
  under: Map<string, number>;
  outside: number;
}

/**
 * The places in sight that do not lie on one another, the weightiest first. `must`: keys drawn come
 * what may.
 */
export function thinned(
  places: readonly Spotted[],
  view: View,
  [width, height]: [number, number],
  must: ReadonlySet<string>,
): Thinned {
  const first = (spotted: Spotted) => (must.has(spotted.place.key) ? 1 : 0);
  const ordered = [...places].sort(
    (one, other) => first(other) - first(one) || other.weight - one.weight || (one.place.key < other.place.key ? -1 : 1),
  );
  const taken = new Map<number, string>();
  const columns = Math.ceil(width / NEAREST) + 3;
  const result: Thinned = { drawn: [], hidden: 0, under: new Map(), outside: 0 };
  for (const spotted of ordered) {
    const [x, y] = [spotted.x * view.k + view.x, spotted.y * view.k + view.y];
    if (!(x >= 0 && y >= 0 && x <= width && y <= height)) {
      result.outside += 1;
      continue;
    }
    const cell = (Math.floor(y / NEAREST) + 1) * columns + Math.floor(x / NEAREST) + 1;
    const near = [-columns - 1, -columns, -columns + 1, -1, 0, 1, columns - 1, columns, columns + 1];
    const over = near.map((step) => taken.get(cell + step)).find((key) => key !== undefined);
    if (!must.has(spotted.place.key) && (over !== undefined || result.drawn.length >= MOST_SYMBOLS)) {
      result.hidden += 1;
      if (over !== undefined) result.under.set(over, (result.under.get(over) ?? 0) + 1);
      continue;
    }
    taken.set(cell, spotted.place.key);
    result.drawn.push(spotted);
  }
  return result;
}

/** Labels of the drawn places, then of towns that are not among them, where there is room. */
export function mapLabels(
  drawn: readonly DrawnPlace[],
  towns: readonly { name: string; x: number; y: number; rank: number }[],
  view: View,
  [width, height]: [number, number],
  measure: Measure = textWidth,
): { places: Label[]; towns: Label[] } {
  const frame: Box = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
  const symbols = drawn.map(({ x, y, mark }) => boxAbout(x, y, reach(mark)));
  for (const { x, y, before } of drawn) {
    if (before) symbols.push(boxAbout(x - BEFORE_PIXELS + 4, y, [13, 9]));
  }
  // The buttons and the scale bar lie over two corners.
  symbols.push({ left: width - 50, top: 0, right: width, bottom: 130 });
  symbols.push({ left: 0, top: height - 32, right: 130, bottom: height });
  const asks: LabelAsk[] = drawn.slice(0, MOST_LABELS).map(({ place, x, y, mark, under }) => ({
    key: place.key,
    text: under ? `${place.name} and ${under} more` : place.name,
    x,
    y,
    reach: reach(mark),
    size: LABEL_SIZE,
  }));
  const named = new Set(drawn.map(({ place }) => plain(place.name)));
  const others: LabelAsk[] = [...towns]
    .sort((one, other) => one.rank - other.rank)
    .map((town) => ({ ...town, x: town.x * view.k + view.x, y: town.y * view.k + view.y }))
    .filter(({ name, x, y }) => x > 0 && y > 0 && x < width && y < height && !named.has(plain(name)))
    .filter(({ x, y }) => !drawn.some((each) => Math.hypot(each.x - x, each.y - y) < 12))
    .slice(0, MOST_LABELS)
    .map(({ name, x, y }) => ({ key: `town ${name} ${x}`, text: name, x, y, reach: [3, 3], size: TOWN_SIZE, dot: true }));
  const keys = new Set(others.map(({ key }) => key));
  const placed = placedLabels([...asks, ...others], frame, symbols, measure);
  return {
    places: placed.filter(({ key }) => !keys.has(key)),
    towns: placed.filter(({ key }) => keys.has(key)),
  };
}

/** A name without its marks and hyphens: the base map spells many otherwise than the gazetteer. */
function plain(name: string): string {
  return name.normalize("NFD").replace(/[\p{M}\p{P}\s]/gu, "").toLowerCase();
}
