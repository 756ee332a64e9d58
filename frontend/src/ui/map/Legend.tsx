import type { Actor } from "../../core/types";
import type { Mark } from "../../core/symbols";
import { OTHERS, Sides } from "../shell/Sides";
import { Symbol } from "./Symbol";

const shown = (more: Partial<Mark>): Mark => ({
  shapes: [{ actor: "one", shape: "circle", look: OTHERS, dx: 0 }],
  more: 0,
  fill: "full",
  dashed: false,
  crossed: false,
  ring: null,
  radius: 6.5,
  ...more,
});
const STATES: [Mark, string][] = [
  [shown({}), "held: others than its holder say so"],
  [shown({ fill: "outline" }), "claimed: only a party says so"],
  [
    shown({
      crossed: true,
      radius: 5.4,
      shapes: [
        { actor: "one", shape: "circle", look: OTHERS, dx: -6 },
        { actor: "two", shape: "square", look: 4, dx: 6 },
      ],
    }),
    "contested, or changing hands: both shown",
  ],
  [shown({ ring: 4, radius: 5.2 }), "besieged, by the party of the ring"],
  [shown({ dashed: true }), "stale: nobody has said so lately"],
  [shown({ shapes: [], fill: "hollow", radius: 4 }), "not known"],
];

/** What the symbols mean; the parties that hold something in this record. */
export function Legend({ actors, difference }: { actors: readonly Actor[]; difference: boolean }) {
  return (
    <section class="map-legend" aria-label="Legend">
      <h2>Legend</h2>
      <Sides actors={actors} />
      <ul class="legend-states">
        {STATES.map(([mark, words]) => (
          <li key={words}><Sign mark={mark} /> {words}</li>
        ))}
        <li><DotSign faint={false} /> incidents, more of them larger</li>
        <li><DotSign faint={true} /> claimed, denied or in doubt</li>
        {difference && <li><Arrow /> before, and after</li>}
      </ul>
    </section>
  );
}

export function Sign({ mark }: { mark: Mark }) {
  return (
    <svg class="legend-sign" width="30" height="22" viewBox="-15 -11 30 22" aria-hidden="true">
      <Symbol mark={mark} />
    </svg>
  );
}

function DotSign({ faint }: { faint: boolean }) {
  return (
    <svg class="legend-sign" width="30" height="22" viewBox="-15 -11 30 22" aria-hidden="true">
      <circle class={faint ? "dot-sign faint" : "dot-sign"} r="2.5" cx="-4" />
      <circle class={faint ? "dot-sign faint" : "dot-sign"} r="4" cx="5" />
    </svg>
  );
}

function Arrow() {
  return (
    <svg class="legend-sign" width="30" height="22" viewBox="-15 -11 30 22" aria-hidden="true">
      <path class="symbol-arrow" d="M-8 0h14m-5 -4l5 4l-5 4" />
    </svg>
  );
}
