/**
 * Incidents as dots. Those at one spot of the picture are one dot, its area by their number; a dot is
 * faint where every one of them is only claimed, denied or in doubt.
 */
import type { View } from "./projection";
import type { Points } from "./types";

/** Spots are told apart by this many pixels: by more where there are very many. */
const CELL = 3;
const COARSE_CELL = 5;
const VERY_MANY = 10_000;

/** Points in the picture, sorted by their first day so that a span of days is a short walk. */
export interface PointIndex {
  n: number;
  /** Index into `Points`, by rank. */
  order: Uint32Array;
  x: Float32Array;
  y: Float32Array;
  first: Int32Array;
  last: Int32Array;
  doubtful: Uint8Array;
  type: Uint16Array;
  /** The longest stretch of days of one incident. */
  longest: number;
  /** How many have no day, and are shown on none. */
  undated: number;
}

export type Project = (lon: number, lat: number) => [number, number] | null;

/** Projects and sorts once per projection. Points without a day are left out and counted. */
export function indexPoints(points: Points, project: Project): PointIndex {
  const dated: number[] = [];
  for (let index = 0; index < points.n; index += 1) {
    if ((points.first[index] ?? points.last[index] ?? null) !== null) dated.push(index);
  }
  const from = (index: number) => (points.first[index] ?? points.last[index]) as number;
  dated.sort((one, other) => from(one) - from(other) || one - other);
  const found: PointIndex = {
    n: dated.length,
    order: Uint32Array.from(dated),
    x: new Float32Array(dated.length),
    y: new Float32Array(dated.length),
    first: new Int32Array(dated.length),
    last: new Int32Array(dated.length),
    doubtful: new Uint8Array(dated.length),
    type: new Uint16Array(dated.length),
    longest: 0,
    undated: points.n - dated.length,
  };
  dated.forEach((index, rank) => {
    const spot = project(points.lon[index] as number, points.lat[index] as number);
    found.x[rank] = spot ? spot[0] : Number.NaN;
    found.y[rank] = spot ? spot[1] : Number.NaN;
    found.first[rank] = from(index);
    found.last[rank] = points.last[index] ?? from(index);
    found.doubtful[rank] = points.doubtful[index] ? 1 : 0;
    found.type[rank] = points.type[index] as number;
    found.longest = Math.max(found.longest, (found.last[rank] as number) - from(index));
  });
  return found;
}

export interface Spot {
  x: number;
  y: number;
  count: number;
  faint: boolean;
}

/** Days, both ends included; null: open. `types`: those shown, by number; null for all. */
export interface Choice {
  from: number | null;
  to: number | null;
  types: ReadonlySet<number> | null;
}

/** The ranks, in order, of those that may lie in the span of days. */
export function* ranksIn(index: PointIndex, { from, to, types }: Choice): Generator<number> {
  const start = from === null ? 0 : firstRank(index, from - index.longest);
  for (let rank = start; rank < index.n; rank += 1) {
    if (to !== null && (index.first[rank] as number) > to) return;
    if (from !== null && (index.last[rank] as number) < from) continue;
    if (types && !types.has(index.type[rank] as number)) continue;
    yield rank;
  }
}

function firstRank(index: PointIndex, day: number): number {
  let low = 0;
  let high = index.n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.first[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is drawn in a box of the size, and how many incidents that are (in and out of sight). */
export interface Drawn {
  spots: Spot[];
  shown: number;
  inView: number;
}

/** Gathers the incidents of the span by spot. */
export function spotsIn(
  index: PointIndex,
  choice: Choice,
  view: View,
  [width, height]: [number, number],
): Drawn {
  const start = choice.from === null ? 0 : firstRank(index, choice.from - index.longest);
  const end = choice.to === null ? index.n : firstRank(index, choice.to + 1);
  const side = end - start > VERY_MANY ? COARSE_CELL : CELL;
  const columns = Math.ceil(width / side) + 1;
  const cells = new Int32Array(columns * (Math.ceil(height / side) + 1));
  const spots: Spot[] = [];
  let shown = 0;
  let inView = 0;
  const { from, types } = choice;
  // A plain loop, not ranksIn: a generator costs more than all the rest.
  for (let rank = start; rank < end; rank += 1) {
    if (from !== null && (index.last[rank] as number) < from) continue;
    if (types && !types.has(index.type[rank] as number)) continue;
    shown += 1;
    const x = (index.x[rank] as number) * view.k + view.x;
    const y = (index.y[rank] as number) * view.k + view.y;
    if (!(x >= 0 && y >= 0 && x <= width && y <= height)) continue;
    inView += 1;
    const cell = Math.floor(y / side) * columns + Math.floor(x / side);
    const known = cells[cell] as number;
    const doubtful = index.doubtful[rank] === 1;
    if (known) {
      const spot = spots[known - 1] as Spot;
      spot.count += 1;
      spot.faint &&= doubtful;
    } else {
      spots.push({ x, y, count: 1, faint: doubtful });
      cells[cell] = spots.length;
    }
  }
  return { spots, shown, inView };
}

/** A dot's radius in pixels: its area grows with the number, from 2 pixels up to 12. */
export function dotRadius(count: number): number {
  return Math.min(12, 1.4 + 0.6 * Math.sqrt(count));
}

/** How far the symbol of a place reaches, and how near to its middle a dot would lie behind it. */
const SYMBOL_REACH = 9;
const BEHIND = 6;

/**
 * The spots as they are drawn beside symbols: those that a symbol would hide become one ring about
 * it, the wider the more they are. `radius` in pixels.
 */
export function ringed(
  spots: readonly Spot[],
  symbols: readonly { x: number; y: number }[],
): (Spot & { radius: number })[] {
  const cell = (x: number, y: number) => Math.floor(x / BEHIND) * 65_536 + Math.floor(y / BEHIND);
  const near = new Map<number, number>();
  symbols.forEach(({ x, y }, index) => {
    for (const dx of [-BEHIND, 0, BEHIND]) for (const dy of [-BEHIND, 0, BEHIND]) near.set(cell(x + dx, y + dy), index);
  });
  const drawn: (Spot & { radius: number })[] = [];
  const rings = new Map<number, Spot>();
  for (const spot of spots) {
    const which = near.get(cell(spot.x, spot.y));
    const symbol = which === undefined ? undefined : symbols[which];
    if (which === undefined || !symbol) {
      drawn.push({ ...spot, radius: dotRadius(spot.count) });
      continue;
    }
    const ring = rings.get(which);
    if (ring) rings.set(which, { ...ring, count: ring.count + spot.count, faint: ring.faint && spot.faint });
    else rings.set(which, { ...spot, x: symbol.x, y: symbol.y });
  }
  for (const ring of rings.values()) drawn.push({ ...ring, radius: SYMBOL_REACH + dotRadius(ring.count) });
  return drawn;
}

/** The incidents (indices into `Points`) within a few pixels of a point of the box, nearest first. */
export function pointsNear(
  index: PointIndex,
  choice: Choice,
  view: View,
  at: [number, number],
  most = 200,
): number[] {
  const found: [number, number][] = [];
  for (const rank of ranksIn(index, choice)) {
    const dx = (index.x[rank] as number) * view.k + view.x - at[0];
    const dy = (index.y[rank] as number) * view.k + view.y - at[1];
    const distance = dx * dx + dy * dy;
    if (distance <= 64) found.push([distance, index.order[rank] as number]);
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return found.slice(0, most).map(([, which]) => which);
}
