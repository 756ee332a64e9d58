import { ticks } from "../../core/histogram";
import { memo } from "../map/memo";
import { scaleOf } from "./scale";

/** So near to an edge a label stands beside its line, not about it. */
const EDGE = 30;

/** The days along the top of the bars. */
export const Axis = memo(function Axis({ domain, width }: { domain: [number, number]; width: number }) {
  const x = scaleOf(domain, width);
  return (
    <svg class="timeline-axis" width={width} height="22" viewBox={`0 0 ${width} 22`} aria-hidden="true">
      {ticks(domain, Math.max(3, Math.floor(width / 110))).map(({ day, label }) => (
        <g key={day} transform={`translate(${x(day).toFixed(1)} 0)`}>
          <line y1="16" y2="22" />
          <text y="13" text-anchor={x(day) < EDGE ? "start" : x(day) > width - EDGE ? "end" : "middle"}>{label}</text>
        </g>
      ))}
    </svg>
  );
});
