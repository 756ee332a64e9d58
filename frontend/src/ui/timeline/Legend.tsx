import type { Actor } from "../../core/types";
import { colourOf } from "../shell/Looks";
import { OTHERS, Sides } from "../shell/Sides";

const BOX = "M2 4H34V18H2Z";

/** What the bars mean, and whose they are. */
export function Legend({ actors }: { actors: readonly Actor[] }) {
  const grey = colourOf(OTHERS);
  return (
    <section class="map-legend" aria-label="Legend">
      <h2>Legend</h2>
      <Sides actors={actors} />
      <ul class="legend-states">
        <li><Sign><path class="bar-shape" d={BOX} fill={grey} /></Sign> held: others than its holder say so</li>
        <li><Sign><path class="bar-shape claimed" d={BOX} fill="none" stroke={grey} /></Sign> claimed: only a party says so</li>
        <li><Sign><path class="bar-shape" d={BOX} fill="url(#mix-5-4)" /></Sign> contested: both shown</li>
        <li><Sign><path class="bar-shape" d={BOX} fill={grey} /><path class="bar-siege" d="M2 3H34M2 19H34" stroke={colourOf(4)} /></Sign> besieged, by the party of the lines</li>
        <li><Sign><path class="bar-shape" d={BOX} fill={grey} /><rect class="bar-stale" x="2" y="4" width="32" height="14" /></Sign> stale: nobody has said so for 90 days</li>
        <li><Sign><path class="bar-shape" d="M2 18L20 4H34V18Z" fill={grey} /></Sign> slope: the day is not known closer</li>
        <li><Sign><path class="timeline-gap" d="M2 11H34" /></Sign> nobody is known to hold it</li>
      </ul>
    </section>
  );
}

function Sign({ children }: { children: preact.ComponentChildren }) {
  return <svg class="legend-sign" width="36" height="22" viewBox="0 0 36 22" aria-hidden="true">{children}</svg>;
}
