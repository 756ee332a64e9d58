import type { Mark } from "../../core/symbols";
import { SHAPE_PATHS, colourOf } from "../shell/Looks";

/** The paths of shapes are drawn about this radius. */
const DRAWN_RADIUS = 8;

/** The symbol of a state about 0,0. Says nothing to a screen reader: whoever shows it names it. */
export function Symbol({ mark }: { mark: Mark }) {
  const scale = mark.radius / DRAWN_RADIUS;
  const wide = mark.shapes.length > 1;
  return (
    <>
      {mark.ring !== null && <Ring look={mark.ring} radius={mark.radius * 1.2 + 4} />}
      {mark.fill === "hollow" && <circle class="symbol-hollow" r={mark.radius} />}
      {mark.shapes.map(({ actor, shape, look, dx }) => (
        <g key={actor} transform={`translate(${dx} 0) scale(${scale})`}>
          {mark.fill === "outline" ? (
            <>
              <path class="symbol-claim-edge" d={SHAPE_PATHS[shape]} />
              <path class="symbol-claim" d={SHAPE_PATHS[shape]} stroke={colourOf(look)} />
              <circle r="2.4" fill={colourOf(look)} />
            </>
          ) : (
            <path
              class={mark.dashed ? "symbol-shape symbol-stale" : "symbol-shape"}
              d={SHAPE_PATHS[shape]}
              fill={colourOf(look)}
            />
          )}
        </g>
      ))}
      {mark.crossed && <Cross reach={mark.radius * (wide ? 0.5 : 0.9)} />}
    </>
  );
}

/**
 * "+2": so many more parties than are drawn. It stands beside the button that the symbol is, never in
 * it: whoever speaks to the machine would say what stands there, and the button's name is a sentence.
 */
export function More({ mark, x, y }: { mark: Mark; x: number; y: number }) {
  if (mark.more === 0) return null;
  return (
    <text class="symbol-more" aria-hidden="true" x={x + mark.radius * 2.3} y={y - mark.radius * 0.3}>
      +{mark.more}
    </text>
  );
}

/** A broken ring: besieged. */
function Ring({ look, radius }: { look: number; radius: number }) {
  return (
    <>
      <circle class="symbol-ring-edge" r={radius} />
      <circle class="symbol-ring" r={radius} stroke={colourOf(look)} />
    </>
  );
}

/** A cross over it: contested. */
function Cross({ reach }: { reach: number }) {
  const path = `M${-reach} ${-reach}L${reach} ${reach}M${-reach} ${reach}L${reach} ${-reach}`;
  return (
    <>
      <path class="symbol-cross-edge" d={path} />
      <path class="symbol-cross" d={path} />
    </>
  );
}
