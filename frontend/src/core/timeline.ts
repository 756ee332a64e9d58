/** Spells as bars on an axis of days: where they surely are, where they may be, where news is old. */
import { type Extent, daysSpanned, extentOf, isTold } from "./control";
import { dayNumberOrNull } from "./days";
import type { ControlScreen, PlaceRef, Spell } from "./types";

/**
 * One spell on the axis, in day numbers. From `from` to `sureFrom` it may have begun, from `sureTo`
 * to `to` it may have ended; `staleFrom` lies between them or is null.
 */
export interface Bar {
  spell: Spell;
  from: number;
  sureFrom: number;
  sureTo: number;
  to: number;
  staleFrom: number | null;
  /** No beginning is known. */
  openStart: boolean;
  /** No end is known. */
  openEnd: boolean;
  /** 0, or more where spells lie side by side over the same sure days. */
  lane: number;
}

export interface Row {
  place: PlaceRef;
  bars: Bar[];
  lanes: number;
  /** Stretches between bars of which nothing is known. */
  gaps: [number, number][];
  changes: number;
  /** The last day that anything is told of it. */
  latest: number;
}

/** The bars of one place; spells that nobody is known to hold are gaps. */
export function barsOf(spells: readonly Spell[], domain: [number, number]): Bar[] {
  const bars = spells
    .filter(isTold)
    .map((spell) => barOf(spell, extentOf(spell), domain))
    .filter((bar) => bar.to > domain[0] && bar.from <= domain[1]);
  return inLanes(bars);
}

function barOf(spell: Spell, extent: Extent, [first, last]: [number, number]): Bar {
  const { mayBegin, begun, mayEnd, ended, affirmed, staleFrom, knownFrom, forgottenFrom } = extent;
  const from = mayBegin ?? knownFrom ?? first;
  const anchor = begun ?? mayBegin ?? (knownFrom === null ? first : affirmedFirst(extent));
  const open = last + 1;
  const end = ended ?? Math.max(anchor, Math.min(open, forgottenFrom ?? open));
  const to = Math.max(end, from + 1);
  const clamp = (day: number) => Math.min(to, Math.max(from, day));
  let sureFrom = clamp(anchor);
  let sureTo = clamp(mayEnd ?? (ended === null ? to : Math.max(affirmed ?? anchor, anchor)));
  if (sureFrom > sureTo) sureFrom = sureTo = (sureFrom + sureTo) / 2;
  const stale = staleFrom !== null && staleFrom < sureTo ? Math.max(staleFrom, sureFrom) : null;
  return {
    spell,
    from,
    sureFrom,
    sureTo,
    to,
    staleFrom: stale,
    openStart: spell.start === null || mayBegin === null,
    openEnd: spell.end === null || ended === null,
    lane: 0,
  };
}

/** The first day that is known of a spell whose beginning is not. */
function affirmedFirst({ affirmed, mayEnd, ended }: Extent): number {
  const days = [affirmed, mayEnd ?? ended].filter((day): day is number => day !== null);
  return Math.min(...days);
}

/** Bars that surely overlap lie in lanes of their own; those that may only touch share one. */
function inLanes(bars: Bar[]): Bar[] {
  const free: number[] = [];
  for (const bar of [...bars].sort((one, other) => one.sureFrom - other.sureFrom)) {
    let lane = free.findIndex((day) => day <= bar.sureFrom);
    if (lane < 0) lane = free.length;
    free[lane] = Math.max(bar.sureTo, bar.sureFrom);
    bar.lane = lane;
  }
  return bars;
}

function gapsOf(bars: readonly Bar[], [first, last]: [number, number]): [number, number][] {
  const gaps: [number, number][] = [];
  let reached = first;
  for (const bar of [...bars].sort((one, other) => one.from - other.from)) {
    if (bar.from > reached) gaps.push([reached, bar.from]);
    reached = Math.max(reached, bar.to);
  }
  if (reached < last + 1) gaps.push([reached, last + 1]);
  return gaps;
}

export type RowOrder = "changes" | "latest" | "name";

/** A row for each place of the record that has a bar, in the order asked for. */
export function rowsOf(control: ControlScreen, domain: [number, number], order: RowOrder): Row[] {
  const rows: Row[] = [];
  for (const { place, spells } of control.places) {
    const bars = barsOf(spells, domain);
    if (!bars.length) continue;
    rows.push({
      place,
      bars,
      lanes: 1 + Math.max(...bars.map((bar) => bar.lane)),
      gaps: gapsOf(bars, domain),
      changes: spells.filter((spell) => spell.start !== null).length,
      latest: Math.max(...bars.map((bar) => latestOf(extentOf(bar.spell)))),
    });
  }
  const byName = (one: Row, other: Row) =>
    one.place.name < other.place.name ? -1 : one.place.name > other.place.name ? 1 : 0;
  const value = (row: Row) => (order === "changes" ? row.changes : order === "latest" ? row.latest : 0);
  return rows.sort((one, other) => value(other) - value(one) || byName(one, other));
}

function latestOf({ ended, mayEnd, affirmed, begun, mayBegin }: Extent): number {
  const days = [ended, mayEnd, affirmed, begun, mayBegin].filter((day): day is number => day !== null);
  return days.length ? Math.max(...days) : Number.NEGATIVE_INFINITY;
}

/** The axis: from the first to the last day of the record, with a little room. Null for an empty one. */
export function domainOf(control: ControlScreen): [number, number] | null {
  const spanned = daysSpanned(control);
  if (!spanned) return null;
  const room = Math.max(5, Math.round((spanned[1] - spanned[0]) * 0.02));
  return [spanned[0] - room, spanned[1] + room];
}

/** Edges before these may be left out of the axis, where they would take up as much of it as that. */
const STRAY = { edges: 0.03, axis: 0.25 };

/** The part of the axis to begin with: without a few early days that would squeeze all the others. */
export function usualDomain(control: ControlScreen, whole: [number, number]): [number, number] {
  const days = control.places
    .flatMap(({ spells }) => spells.flatMap(({ start, end, affirmed }) => [start?.latest, end?.earliest, affirmed]))
    .map((day) => dayNumberOrNull(day))
    .filter((day) => day !== null)
    .sort((one, other) => one - other);
  const first = days[Math.floor(days.length * STRAY.edges)];
  if (first === undefined || first - whole[0] < STRAY.axis * (whole[1] - whole[0])) return whole;
  return [first - Math.max(5, Math.round((whole[1] - first) * 0.02)), whole[1]];
}

/** A part of the domain from the address, kept inside it; `usual` where it names none. */
export function within(domain: [number, number], from: number | null, to: number | null, usual = domain): [number, number] {
  const low = Math.max(domain[0], from ?? usual[0]);
  const high = Math.min(domain[1], to ?? usual[1]);
  return high - low >= 2 ? [low, high] : domain;
}

/**
 * The outline of a bar in pixels: full height where it is sure, a slope where it may have begun or
 * ended. One that ends as another begins slopes along the other's slope.
 */
export function barOutline(bar: Bar, x: (day: number) => number, top: number, height: number): string {
  const [from, sureFrom, sureTo, to] = [bar.from, bar.sureFrom, bar.sureTo, bar.to].map((day) => round(x(day))) as [
    number, number, number, number,
  ];
  const end = Math.max(to, from + 2);
  const bottom = round(top + height);
  return `M${from} ${bottom}L${sureFrom} ${round(top)}L${Math.max(sureTo, sureFrom)} ${round(top)}L${end} ${bottom}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
