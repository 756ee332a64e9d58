/** The ground curve of one actor: gained and lost by month, how many it held by how old the news is, reported shares. */
import { dayNumber, dayNumberOrNull } from "./days";
import type { Standing } from "./standing";
import type { GroundScreen } from "./types";

export interface CurveBar {
  month: string;
  x: number;
  width: number;
  /** Both from the zero line, in pixels, upwards and downwards. */
  gained: number;
  lost: number;
}

export interface Curve {
  zero: number;
  bars: CurveBar[];
  /** Paths of the places held at each month's end by fresh news, and by any, as steps. */
  fresh: string;
  held: string;
  /** The area between the two: held by news so old that the map fades it. */
  faded: string;
  /** Path of the balance of all gains and losses so far. */
  net: string;
  shares: { x: number; y: number; index: number }[];
  highest: number;
  lowest: number;
  y(value: number): number;
}

export interface Frame {
  top: number;
  height: number;
  x(day: number): number;
}

/** The day that a month's standing is of: its last, or that of the record. */
export function monthEnds({ months, at }: Pick<GroundScreen, "months" | "at">): number[] {
  const last = dayNumberOrNull(at) ?? Number.POSITIVE_INFINITY;
  return months.map(({ month }) => Math.min(last, nextMonth(dayNumber(`${month}-01`)) - 1));
}

/**
 * All of it in the frame's pixels. `standings`: of each month's end. Shares of 0 to 100 per cent span
 * the part above zero.
 */
export function curveOf(ground: GroundScreen, standings: readonly Standing[], { top, height, x }: Frame): Curve {
  const { months } = ground;
  let balance = 0;
  const nets = months.map(({ gained, lost }) => (balance += gained - lost));
  const fresh = standings.map((standing) => standing.fresh);
  const held = standings.map((standing) => standing.fresh + standing.stale);
  const highest = Math.max(1, ...months.map((month) => month.gained), ...held, ...nets);
  const lowest = Math.min(0, ...months.map((month) => -month.lost), ...nets);
  const scale = height / (highest - lowest);
  const y = (value: number) => round(top + (highest - value) * scale);
  const spans = months.map(({ month }) => {
    const start = dayNumber(`${month}-01`);
    return [round(x(start)), round(x(nextMonth(start)))] as const;
  });
  return {
    zero: y(0),
    bars: months.map(({ month, gained, lost }, index) => {
      const [left, right] = spans[index] ?? [0, 0];
      return { month, x: left, width: round(right - left), gained: gained * scale, lost: lost * scale };
    }),
    fresh: steps(fresh, spans, y),
    held: steps(held, spans, y),
    faded: between(fresh, held, spans, y),
    net: steps(nets, spans, y),
    shares: ground.shares.flatMap((share, index) => {
      const day = dayNumberOrNull(share.asOf);
      if (day === null || share.percent === null) return [];
      const part = Math.min(100, Math.max(0, share.percent)) / 100;
      return [{ x: round(x(day)), y: round(y(0) - part * (y(0) - top)), index }];
    }),
    highest,
    lowest,
    y,
  };
}

function nextMonth(start: number): number {
  const date = new Date(start * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000;
}

type Spans = readonly (readonly [number, number])[];

/** A line through the values, each over its month. */
function steps(values: readonly number[], spans: Spans, y: (value: number) => number): string {
  return spans.map(([left, right], index) => `${index ? "L" : "M"}${left} ${y(values[index] ?? 0)}L${right} ${y(values[index] ?? 0)}`).join("");
}

/** The boxes between two such lines. */
function between(low: readonly number[], high: readonly number[], spans: Spans, y: (value: number) => number): string {
  const box = ([left, right]: readonly [number, number], from: number, to: number) =>
    to > from ? `M${left} ${y(from)}H${right}V${y(to)}H${left}Z` : "";
  return spans.map((span, index) => box(span, low[index] ?? 0, high[index] ?? 0)).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
