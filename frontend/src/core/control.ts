/**
 * Who holds a place on a day, from its spells. Mirrors the rules of the record: on the very day of a
 * change only the later spell counts; two spells that a day can lie in are both shown; nothing is
 * carried on or back for long without anybody saying so.
 */
import { countryName } from "./countries";
import { dayNumberOrNull } from "./days";
import type { ControlScreen, PlaceRef, Spell } from "./types";

/**
 * How long after a spell went stale, or before the first day that is known of it, a place without
 * other news is shown as unknown. Until then it is dashed.
 */
export const FORGOTTEN_AFTER_DAYS = 365;
/** How long before the first day known of a spell without a start it is shown as it then was. */
const PRESUMED_DAYS = 90;

export type StateKind = "held" | "claimed" | "contested" | "besieged" | "unknown";

/** A place on a day. `turning`: contested only because the day of a change is not known closer. */
export interface PlaceState {
  kind: StateKind;
  /** Actor keys; of all who may hold it. */
  holders: string[];
  besiegers: string[];
  stale: boolean;
  turning: boolean;
  /** Whom it was last known with, where nobody is known now. */
  last: string[];
  spells: Spell[];
}

/** The days of a spell as numbers. Null: nothing bounds it. */
export interface Extent {
  /** The first day it can have begun, and the day by which it surely had. */
  mayBegin: number | null;
  begun: number | null;
  /** The first day it can have ended, and the day by which it surely had. */
  mayEnd: number | null;
  ended: number | null;
  affirmed: number | null;
  staleFrom: number | null;
  /** From this day on it is shown as unknown; null where another spell or its own end bounds it. */
  forgottenFrom: number | null;
  /** Before this day it is shown as unknown, where no beginning is known. */
  knownFrom: number | null;
}

const extents = new WeakMap<Spell, Extent>();

/** The extent of a spell, worked out once. */
export function extentOf(spell: Spell): Extent {
  let found = extents.get(spell);
  if (!found) {
    found = measured(spell);
    extents.set(spell, found);
  }
  return found;
}

function measured(spell: Spell): Extent {
  const mayBegin = dayNumberOrNull(spell.start?.earliest);
  const begun = dayNumberOrNull(spell.start?.latest);
  const mayEnd = dayNumberOrNull(spell.end?.earliest);
  const ended = dayNumberOrNull(spell.end?.latest);
  const affirmed = dayNumberOrNull(spell.affirmed);
  const staleFrom = dayNumberOrNull(spell.staleFrom);
  const last = staleFrom ?? affirmed ?? begun ?? mayBegin;
  const firstKnown = mayBegin ?? begun ?? earliestOf(affirmed, mayEnd ?? ended);
  return {
    mayBegin,
    begun,
    mayEnd,
    ended,
    affirmed,
    staleFrom,
    forgottenFrom: ended === null && last !== null ? last + FORGOTTEN_AFTER_DAYS : null,
    knownFrom: mayBegin === null && firstKnown !== null ? firstKnown - PRESUMED_DAYS : null,
  };
}

function earliestOf(...days: (number | null)[]): number | null {
  const known = days.filter((day): day is number => day !== null);
  return known.length ? Math.min(...known) : null;
}

/** Whether the day can lie in the spell, its edges being as wide as they are. */
export function mayCover(spell: Spell, day: number): boolean {
  const extent = extentOf(spell);
  if (extent.mayBegin !== null && day < extent.mayBegin) return false;
  if (extent.knownFrom !== null && day < extent.knownFrom) return false;
  if (extent.forgottenFrom !== null && day >= extent.forgottenFrom) return false;
  return extent.ended === null || day < extent.ended;
}

/** Whether nobody has affirmed the spell for long on that day, or nobody had yet. */
export function isStale(spell: Spell, day: number): boolean {
  const { staleFrom, knownFrom } = extentOf(spell);
  if (staleFrom !== null && day >= staleFrom) return true;
  return knownFrom !== null && day < knownFrom + PRESUMED_DAYS;
}

const KINDS: Record<string, StateKind> = {
  held: "held",
  claimed: "claimed",
  contested: "contested",
  besieged: "besieged",
};

/** Whether the spell tells anything: who holds the place, or who besieges it. */
export function isTold(spell: Spell): boolean {
  return KINDS[spell.status] !== undefined && spell.holders.length + spell.besiegers.length > 0;
}

/** The state of one place on a day. */
export function stateAt(spells: readonly Spell[], day: number): PlaceState {
  const covering = spells.filter((spell) => mayCover(spell, day));
  const known = covering.filter(isTold);
  if (!known.length) return nobody(spells, covering, day);
  const holders = distinct(known.flatMap((spell) => spell.holders));
  const besiegers = distinct(known.flatMap((spell) => spell.besiegers));
  const latest = known[known.length - 1] as Spell;
  const fought = known.some((spell) => spell.status === "contested");
  const turning = !fought && differ(known);
  return {
    kind: fought || turning ? "contested" : (KINDS[latest.status] as StateKind),
    holders,
    besiegers,
    stale: known.every((spell) => isStale(spell, day)),
    turning,
    last: [],
    spells: known,
  };
}

function nobody(spells: readonly Spell[], covering: Spell[], day: number): PlaceState {
  const before = spells.filter((spell) => {
    const { begun, mayBegin } = extentOf(spell);
    const from = begun ?? mayBegin;
    return spell.holders.length > 0 && from !== null && from <= day;
  });
  const last = before[before.length - 1]?.holders ?? [];
  return {
    kind: "unknown",
    holders: [],
    besiegers: distinct(covering.flatMap((spell) => spell.besiegers)),
    stale: false,
    turning: false,
    last,
    spells: covering,
  };
}

/** Whether the spells name different holders; one that names none says nothing of it. */
function differ(spells: Spell[]): boolean {
  const named = spells.filter((spell) => spell.holders.length);
  const told = new Set(named.map((spell) => [...spell.holders].sort().join("\n")));
  return told.size > 1;
}

function distinct(keys: string[]): string[] {
  return [...new Set(keys)];
}

/**
 * The day to begin with: that of the record, or, where nobody is known to hold anything any more, the
 * last that anything is told of.
 */
export function firstShown(control: ControlScreen): number | null {
  const asOf = dayNumberOrNull(control.asOf);
  const known = asOf !== null && control.places.some(({ spells }) => stateAt(spells, asOf).kind !== "unknown");
  return known ? asOf : (daysSpanned(control)?.[1] ?? asOf);
}

/** What decides how a state looks: two states with the same signature are drawn alike. */
export function signature(state: PlaceState): string {
  const { kind, stale, turning, holders, besiegers } = state;
  return `${kind}|${stale}|${turning}|${holders.join(",")}|${besiegers.join(",")}`;
}

/** A record that came out so long after the last day it tells of is not drawn up to its own day. */
const LATE_DAYS = 400;

/**
 * The first and last day that anything is told of; up to the day of the record itself where that is
 * not much later. Null for an empty one.
 */
export function daysSpanned(control: ControlScreen): [number, number] | null {
  const days: number[] = [];
  const add = (day: string | null | undefined) => {
    const number = dayNumberOrNull(day);
    if (number !== null) days.push(number);
  };
  for (const { spells } of control.places) {
    for (const { start, end, affirmed } of spells) {
      add(start?.earliest);
      add(start?.latest);
      add(end?.earliest);
      add(end?.latest);
      add(affirmed);
    }
  }
  if (!days.length) return null;
  const [first, last] = days.reduce<[number, number]>(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [days[0] as number, days[0] as number],
  );
  const asOf = dayNumberOrNull(control.asOf) ?? last;
  return [first, asOf - last <= LATE_DAYS ? Math.max(last, asOf) : last];
}

/** The name of the actor with a key. */
export type Names = (key: string) => string;

/** "A", "A and B", "A, B and C"; "somebody unknown" for none. */
export function listed(names: readonly string[], between = "and"): string {
  if (!names.length) return "somebody unknown";
  if (names.length === 1) return names[0] as string;
  return `${names.slice(0, -1).join(", ")} ${between} ${names[names.length - 1]}`;
}

/** A state in a sentence's words, without the place: "held by the government, not affirmed lately". */
export function stateWords(state: PlaceState, name: Names): string {
  const named = (keys: string[]) => keys.map(name);
  const holders = listed(named(state.holders));
  const late = state.stale ? ", not affirmed lately" : "";
  switch (state.kind) {
    case "held":
      return `held by ${holders}${late}`;
    case "claimed":
      return `claimed by ${holders}; nobody else says so${late}`;
    case "besieged": {
      const by = state.besiegers.length ? ` by ${listed(named(state.besiegers))}` : "";
      const held = state.holders.length ? `held by ${holders}, ` : "";
      return `${held}besieged${by}${late}`;
    }
    case "contested":
      if (state.turning) {
        return `held by ${listed(named(state.holders), "or")}: the day of the change is not known closer`;
      }
      return `contested between ${holders}${late}`;
    default:
      return state.last.length
        ? `not known; last known with ${listed(named(state.last))}`
        : "not known";
  }
}

/** The name of a place with its country, where that is known. */
export function placeName(place: Pick<PlaceRef, "name" | "country">): string {
  const country = countryName(place.country);
  return country && country !== place.name ? `${place.name}, ${country}` : place.name;
}
