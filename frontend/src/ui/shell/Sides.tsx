import type { Actor } from "../../core/types";
import { ActorMark } from "./Looks";

const MOST_NAMES = 3;
/** The look of all who are none of the five sides that hold most. */
export const OTHERS = 5;

/** Parties of one side share a symbol, and so a line. */
export function Sides({ actors }: { actors: readonly Actor[] }) {
  return (
    <ul class="legend-actors">
      {sidesOf(actors).map(({ sign, names }) => (
        <li key={sign.look}><ActorMark actor={sign} /> <span>{names}</span></li>
      ))}
    </ul>
  );
}

function sidesOf(actors: readonly Actor[]): { sign: Actor; names: string }[] {
  const sides = new Map<number, Actor[]>();
  for (const actor of actors) sides.set(actor.look, [...(sides.get(actor.look) ?? []), actor]);
  return [...sides]
    .sort(([one], [other]) => one - other)
    .map(([look, some]) => {
      const shown = some.slice(0, MOST_NAMES).map(({ name }) => name).join(", ");
      const more = some.length - MOST_NAMES;
      const others = more > 0 ? `${shown} and ${more} more` : shown;
      return { sign: some[0] as Actor, names: look === OTHERS && more > 0 ? `others: ${others}, each named at its place` : others };
    });
}
