/** Changes of control in order of time, and what differs between two days. */
import { type PlaceState, extentOf, signature, stateAt } from "./control";
import type { ControlScreen, Edge, PlaceRef, Spell } from "./types";

/** One change at one place. `day`: by when it had happened (a day number). */
export interface ControlChange {
  day: number;
  place: PlaceRef;
  from: string[];
  to: string[];
  status: string;
  edge: Edge;
}

/** Every dated change, in order of time and then of place. */
export function changesOf(control: ControlScreen): ControlChange[] {
  const found: ControlChange[] = [];
  for (const { place, spells } of control.places) {
    spells.forEach((spell, index) => {
      const before = spells[index - 1];
      const after = spells[index + 1];
      const { begun, mayBegin, ended, mayEnd } = extentOf(spell);
      const start = begun ?? mayBegin;
      if (spell.start && start !== null) {
        const from = before && touches(before, spell) ? before.holders : [];
        found.push({ day: start, place, from, to: spell.holders, status: spell.status, edge: spell.start });
      }
      const end = ended ?? mayEnd;
      if (spell.end && end !== null && !(after && touches(spell, after))) {
        found.push({ day: end, place, from: spell.holders, to: [], status: "unknown", edge: spell.end });
      }
    });
  }
  return found.sort(
    (one, other) => one.day - other.day || compare(one.place.key, other.place.key),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether the second spell begins where the first ends: one change, told at both. */
function touches(first: Spell, second: Spell): boolean {
  if (!first.end || !second.start) return false;
  return first.end.latest === second.start.latest && first.end.earliest === second.start.earliest;
}

/** The days with a change, each once, in order. */
export function changeDays(changes: readonly ControlChange[]): number[] {
  return [...new Set(changes.map((change) => change.day))].sort((one, other) => one - other);
}

/** The nearest of the sorted days before (-1) or after (1) a day; null where there is none. */
export function neighbour(days: readonly number[], day: number, direction: -1 | 1): number | null {
  const past = countUpTo(days, direction === 1 ? day : day - 1);
  return (direction === 1 ? days[past] : days[past - 1]) ?? null;
}

/** How many of the sorted days lie on or before the day. */
export function countUpTo(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type DifferenceKind = "changed" | "new" | "lost-sight" | "unchanged" | "no-news";

/** One place on two days. */
export interface Difference {
  place: PlaceRef;
  kind: DifferenceKind;
  before: PlaceState;
  after: PlaceState;
}

/**
 * Every place on two days. "new": somebody holds it where nobody was known to; "lost-sight": somebody
 * held it and news of it stopped; "no-news": nobody has affirmed it since the first day, or nobody is
 * known on either.
 */
export function differences(control: ControlScreen, from: number, to: number): Difference[] {
  return control.places.map(({ place, spells }) => {
    const before = stateAt(spells, from);
    const after = stateAt(spells, to);
    return { place, before, after, kind: kindOf(before, after, from) };
  });
}

function kindOf(before: PlaceState, after: PlaceState, from: number): DifferenceKind {
  if (after.kind === "unknown") {
    if (before.kind === "unknown") return "no-news";
    return isLost(before) ? "changed" : "lost-sight";
  }
  if (before.kind === "unknown") return "new";
  const looks = (state: PlaceState) => signature({ ...state, stale: false });
  if (looks(before) !== looks(after)) return "changed";
  const affirmed = after.spells.some((spell) => {
    const day = extentOf(spell).affirmed;
    return day !== null && day > from;
  });
  return affirmed ? "unchanged" : "no-news";
}

/** Whether somebody tells that those who held it lost it: not only that news stopped. */
function isLost(before: PlaceState): boolean {
  return before.spells.every((spell) => spell.end !== null);
}

/** What one actor gained and lost between the two days: places held outright, claims left out. */
export interface Balance {
  actor: string;
  gained: number;
  lost: number;
}

/** By actor, in the order of the most places changed; those without a change left out. */
export function balances(found: readonly Difference[]): Balance[] {
  const tally = new Map<string, Balance>();
  const row = (actor: string) => {
    const known = tally.get(actor) ?? { actor, gained: 0, lost: 0 };
    tally.set(actor, known);
    return known;
  };
  for (const { before, after, kind } of found) {
    if (kind === "lost-sight") continue;
    const had = new Set(holdersOutright(before));
    const has = new Set(holdersOutright(after));
    for (const actor of has) if (!had.has(actor)) row(actor).gained += 1;
    for (const actor of had) if (!has.has(actor)) row(actor).lost += 1;
  }
  return [...tally.values()]
    .filter(({ gained, lost }) => gained || lost)
    .sort(
      (one, other) =>
        other.gained + other.lost - one.gained - one.lost || compare(one.actor, other.actor),
    );
}

function holdersOutright(state: PlaceState): string[] {
  return state.kind === "held" || state.kind === "besieged" ? state.holders : [];
}
