/**
 * How many places a side holds on a day, by how old the news is. The rule is that of the map, so that
 * the ground curve and the map never say different things of a day.
 */
import { stateAt } from "./control";
import type { ControlScreen } from "./types";

/** Places by the news they rest on: affirmed lately, or so long ago that the map fades them. */
export interface Standing {
  fresh: number;
  stale: number;
}

const AREAS = new Set(["district", "province", "region", "country"]);

/** Whether a place is counted: no area, and no part or surroundings of a place. */
export const isCounted = ({ key, precision }: { key: string; precision: string }): boolean =>
  !key.includes("~") && !AREAS.has(precision);

/** What the side alone holds at the end of a day; what others may hold too is not counted. */
export function standingOn(control: ControlScreen, side: ReadonlySet<string>, day: number): Standing {
  const found: Standing = { fresh: 0, stale: 0 };
  for (const { place, spells } of control.places) {
    if (!isCounted(place)) continue;
    const state = stateAt(spells, day);
    const held = state.kind === "held" || state.kind === "besieged";
    if (!held || !state.holders.length || !state.holders.every((key) => side.has(key))) continue;
    found[state.stale ? "stale" : "fresh"] += 1;
  }
  return found;
}

/** The keys of all on the actor's side: those who share its symbol, but for the one of all others. */
export function sideOf(actors: readonly { key: string; look: number }[], key: string, others: number): Set<string> {
  const look = actors.find((actor) => actor.key === key)?.look ?? others;
  const side = look === others ? [] : actors.filter((actor) => actor.look === look);
  return new Set([key, ...side.map((actor) => actor.key)]);
}
