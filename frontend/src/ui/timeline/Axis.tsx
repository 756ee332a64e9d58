import { ticks } from "../../core/histogram";
import { memo } from "../map/memo";
import { scaleOf } from "./scale";

/** The days along the top of the bars. */
export const Axis = memo(function Axis({ domain, width }: { domain: [number, number]; width: number }) {
  const x = scaleOf(domain, width);
  return (
    <svg class="timeline-axis" width={width} height="22" viewBox={`0 0 ${width} 22`} aria-hidden="true">
      {ticks(domain, Math.max(3, Math.floor(width / 110))).map(({ day, label }) => (
        <g key={day} transform={`translate(${x(day).toFixed(1)} 0)`}>
          <line y1="16" y2="22" />
          <text y="13" text-anchor="middle">{label}</text>
        </g>
      ))}
    </svg>
  );
});
