import { dayName, dayNumberOrNull, dayOf } from "../../core/days";
import { type Histogram, ticks } from "../../core/histogram";
import { memo } from "./memo";
import type { MapState } from "./useMapState";
import type { Playing } from "./usePlay";

type Shown = Pick<MapState, "domain" | "day" | "from" | "histogram" | "changeDays" | "previous" | "next" | "onDay">;

interface TimeBarProps extends Shown, Playing {
  sentence: string;
}

/** The day that is shown: a slider under the incidents of each week or month, and steps by change. */
export function TimeBar(props: TimeBarProps) {
  const { domain, day, from, histogram, changeDays, previous, next, playing, onPlay, onDay, sentence } = props;
  const first = from ?? domain[0];
  const share = (at: number) => (Math.min(domain[1], Math.max(domain[0], at)) - domain[0]) / (domain[1] - domain[0]);
  return (
    <section class="time-bar" aria-label="Day">
      <div class="time-buttons">
        <button type="button" disabled={previous === null} onClick={() => previous !== null && onDay(previous, true)} aria-label="Previous change" title={previous === null ? "No earlier change" : `Previous change: ${dayName(dayOf(previous))}`}>
          <span aria-hidden="true">◀</span>
        </button>
        <button type="button" disabled={next === null} onClick={() => next !== null && onDay(next, true)} aria-label="Next change" title={next === null ? "No later change" : `Next change: ${dayName(dayOf(next))}`}>
          <span aria-hidden="true">▶</span>
        </button>
        {onPlay && (
          <button type="button" onClick={onPlay} aria-pressed={playing} class="play">
            {playing ? "Stop" : "Play"}
          </button>
        )}
        <label class="day-label">
          <span class="visually-hidden">Go to a day</span>
          <input
            type="date"
            min={dayOf(domain[0])}
            max={dayOf(domain[1])}
            value={dayOf(day)}
            onChange={(event) => {
              const chosen = dayNumberOrNull(event.currentTarget.value);
              if (chosen !== null) onDay(chosen, true);
            }}
          />
        </label>
      </div>
      <div class="time-slider">
        <div class="time-picture" aria-hidden="true">
          <svg class="histogram" viewBox="0 0 1000 56" preserveAspectRatio="none">
            <rect class="histogram-window" x={share(first) * 1000} width={Math.max(2, (share(day) - share(first)) * 1000)} y="0" height="48" />
            {histogram && <Bars histogram={histogram} domain={domain} />}
            <ChangeTicks days={changeDays} domain={domain} />
            <line class="histogram-day" x1={share(day) * 1000} x2={share(day) * 1000} y1="0" y2="56" />
          </svg>
        </div>
        <input
          type="range"
          min={domain[0]}
          max={domain[1]}
          step={1}
          value={day}
          aria-label="Day shown"
          aria-valuetext={`${dayName(dayOf(day))}. ${sentence}`}
          onInput={(event) => onDay(Number(event.currentTarget.value), false)}
        />
        <Axis domain={domain} />
      </div>
    </section>
  );
}

const Bars = memo(function Bars({ histogram, domain }: { histogram: Histogram; domain: [number, number] }) {
  const { first, width, counts, highest } = histogram;
  const days = domain[1] - domain[0];
  const path = counts
    .map((count, bin) => {
      if (!count) return "";
      const left = ((first + bin * width - domain[0]) / days) * 1000;
      const wide = Math.max(1.5, (width / days) * 1000 - 0.6);
      const height = Math.max(1.5, (count / highest) * 44);
      return `M${left.toFixed(1)} 48h${wide.toFixed(1)}v-${height.toFixed(1)}h-${wide.toFixed(1)}z`;
    })
    .join("");
  return <path class="histogram-bars" d={path} />;
});

const ChangeTicks = memo(function ChangeTicks({ days, domain }: { days: readonly number[]; domain: [number, number] }) {
  const path = days
    .map((day) => `M${(((day - domain[0]) / (domain[1] - domain[0])) * 1000).toFixed(1)} 49v7`)
    .join("");
  return <path class="histogram-changes" d={path} />;
});

const Axis = memo(function Axis({ domain }: { domain: [number, number] }) {
  return (
    <div class="time-axis" aria-hidden="true">
      {ticks(domain, 8).map(({ day, label }) => (
        <span key={day} style={{ left: `${(((day - domain[0]) / (domain[1] - domain[0])) * 100).toFixed(2)}%` }}>{label}</span>
      ))}
    </div>
  );
});
