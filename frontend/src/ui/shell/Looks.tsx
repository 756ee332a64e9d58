import type { Actor } from "../../core/types";

/** The outline of a party's symbol, in a box from -10 to 10. The same on map, bars and legends. */
export const SHAPE_PATHS: Record<Actor["shape"], string> = {
  circle: "M0-8a8 8 0 1 1 0 16a8 8 0 1 1 0-16z",
  square: "M-7-7h14v14h-14z",
  triangle: "M0-8.5L8.5 7h-17z",
  diamond: "M0-9.5L9.5 0L0 9.5L-9.5 0z",
  hexagon: "M-4.5-8h9L9 0L4.5 8h-9L-9 0z",
  cross: "M-3-9h6v6h6v6h-6v6h-6v-6h-6v-6h6z",
};

/** The colour that a party keeps everywhere, in both themes. */
export const colourOf = (look: number): string => `var(--actor-${((look % 6) + 6) % 6})`;

/** The party's symbol: colour and shape. Says nothing to a screen reader: put the name beside it. */
export function ActorMark({ actor, size = 14 }: { actor: Actor; size?: number }) {
  return (
    <svg class="actor-mark" width={size} height={size} viewBox="-11 -11 22 22" aria-hidden="true" focusable="false">
      <path d={SHAPE_PATHS[actor.shape]} fill={colourOf(actor.look)} stroke="var(--actor-edge)" stroke-width="1.5" />
    </svg>
  );
}

/** Symbol and name. */
export function ActorName({ actor, short = false }: { actor: Actor; short?: boolean }) {
  return (
    <span class="actor-name" title={actor.name}>
      <ActorMark actor={actor} /> {short ? actor.short : actor.name}
    </span>
  );
}

/** Looks an actor up by key; one that the record does not list gets its key as its name. */
export const actorOf = (actors: readonly Actor[], key: string): Actor =>
  actors.find((one) => one.key === key) ?? { key, name: key, short: key, look: 5, shape: "circle", category: "" };
