/** Incidents counted over time, and the scale of a time slider. */
import { dayNumber, dayOf, monthName } from "./days";
import type { Points } from "./types";

export interface Histogram {
  first: number;
  /** Days of one bin. */
  width: number;
  counts: number[];
  highest: number;
  undated: number;
}

const WIDTHS = [1, 7, 30.4375, 91.3125, 365.25, 3652.5];

/** So wide that there are at most `most` bins. */
export function binWidth(first: number, last: number, most: number): number {
  const days = last - first + 1;
  return WIDTHS.find((width) => days / width <= most) ?? Math.ceil(days / most);
}

/**
 * Incidents by the days on which they may lie: one that is dated to a month is spread over the bins
 * of that month, so that no day is made up.
 */
export function histogramOf(
  points: Pick<Points, "n" | "first" | "last">,
  [first, last]: [number, number],
  most: number,
): Histogram {
  const width = binWidth(first, last, most);
  const bins = Math.max(1, Math.ceil((last - first + 1) / width));
  // Differences of the counts: an incident over many bins costs two additions.
  const steps = new Float64Array(bins + 1);
  let undated = 0;
  for (let index = 0; index < points.n; index += 1) {
    const from = points.first[index] ?? points.last[index] ?? null;
    const to = points.last[index] ?? from;
    if (from === null || to === null) {
      undated += 1;
      continue;
    }
    const low = Math.floor((Math.max(from, first) - first) / width);
    const high = Math.floor((Math.min(to, last) - first) / width);
    if (to < first || from > last || high < low) continue;
    const share = 1 / (high - low + 1);
    steps[low] = (steps[low] as number) + share;
    steps[high + 1] = (steps[high + 1] as number) - share;
  }
  const counts: number[] = [];
  let running = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    running += steps[bin] as number;
    counts.push(Math.max(0, Math.round(running * 1e6) / 1e6));
  }
  return { first, width, counts, highest: Math.max(0, ...counts), undated };
}

export interface Tick {
  day: number;
  label: string;
}

/** Days at which an axis is labelled: years, half-years, quarters, months or days, at most so many. */
export function ticks([first, last]: [number, number], most: number): Tick[] {
  const days = last - first + 1;
  for (const step of [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]) {
    if (days / (step * 30.44) <= most) {
      if (step === 1 && days <= 62) return dayTicks(first, last, most);
      return monthTicks(first, last, step);
    }
  }
  return monthTicks(first, last, 1200);
}

function monthTicks(first: number, last: number, step: number): Tick[] {
  const [year, month] = dayOf(first).split("-").map(Number) as [number, number];
  const found: Tick[] = [];
  let index = Math.ceil((year * 12 + month - 1) / step) * step;
  for (; ; index += step) {
    const [tickYear, tickMonth] = [Math.floor(index / 12), (index % 12) + 1];
    const text = `${String(tickYear).padStart(4, "0")}-${String(tickMonth).padStart(2, "0")}`;
    const day = dayNumber(`${text}-01`);
    if (day > last) return found;
    if (day < first) continue;
    const named = step % 12 === 0 ? String(tickYear) : shortMonth(text, tickMonth === 1);
    found.push({ day, label: named });
  }
}

function shortMonth(month: string, withYear: boolean): string {
  const [name, year] = monthName(month).split(" ") as [string, string];
  return withYear ? `${name.slice(0, 3)} ${year}` : name.slice(0, 3);
}

function dayTicks(first: number, last: number, most: number): Tick[] {
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const found: Tick[] = [];
  for (let day = first; day <= last; day += step) {
    const iso = dayOf(day);
    const [name] = monthName(iso.slice(0, 7)).split(" ") as [string];
    found.push({ day, label: `${Number(iso.slice(8))} ${name.slice(0, 3)}` });
  }
  return found;
}
