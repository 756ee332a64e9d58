/** How the state of a place is drawn: whose shapes, filled or not, and what is laid over them. */
import type { PlaceState } from "./control";
import type { Actor } from "./types";

export type Shape = Actor["shape"];

/** Whose shapes are drawn, how, and what is laid over them. */
export interface Mark {
  /** Up to two, side by side where there are two. */
  shapes: { actor: string; shape: Shape; look: number; dx: number }[];
  /** More holders than are drawn. */
  more: number;
  fill: "full" | "outline" | "hollow";
  dashed: boolean;
  crossed: boolean;
  /** The look of those who besiege: a broken ring; null for none. */
  ring: number | null;
  radius: number;
}

const HOLLOW_RADIUS = 4;

/** How a place's state is drawn: size by confidence where that is known, from 6 to 9 pixels. */
export function markOf(
  state: PlaceState,
  actorOf: (key: string) => Actor,
): Mark {
  const besieger = state.besiegers[0];
  if (!state.holders.length) {
    return {
      shapes: [],
      more: 0,
      fill: "hollow",
      dashed: false,
      crossed: false,
      ring: besieger === undefined ? null : actorOf(besieger).look,
      radius: HOLLOW_RADIUS,
    };
  }
  const radius = 6 + 3 * confidenceOf(state);
  const shown = state.holders.slice(0, 2);
  const apart = shown.length > 1 ? radius * 0.95 : 0;
  return {
    shapes: shown.map((key, index) => {
      const { shape, look } = actorOf(key);
      return { actor: key, shape, look, dx: apart && (index ? apart : -apart) };
    }),
    more: state.holders.length - shown.length,
    fill: state.kind === "claimed" ? "outline" : "full",
    dashed: state.stale,
    crossed: state.kind === "contested",
    ring: besieger === undefined || state.kind !== "besieged" ? null : actorOf(besieger).look,
    radius: shown.length > 1 ? radius * 0.85 : radius,
  };
}

function confidenceOf(state: PlaceState): number {
  const known = state.spells
    .map((spell) => spell.confidence)
    .filter((confidence): confidence is number => confidence !== null);
  if (!known.length) return 0.4;
  return Math.min(1, Math.max(0, Math.max(...known)));
}

/** Half the width and height of what is drawn, for labels and for clicks. */
export function reach(mark: Mark): [number, number] {
  const apart = mark.shapes.length > 1 ? mark.radius * 1.15 : 0;
  const ring = mark.ring === null ? 0 : 3.5;
  const more = mark.more ? 12 : 0;
  return [mark.radius * 1.25 + apart + ring + more, mark.radius * 1.25 + ring];
}
