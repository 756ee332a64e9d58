/** The ground curve of one actor: gained and lost by month, the number held, reported shares. */
import { dayNumber, dayNumberOrNull } from "./days";
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
  /** Path of the places held at each month's end, as steps. */
  held: string;
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

/** All of it in the frame's pixels. Shares of 0 to 100 per cent span the part above zero. */
export function curveOf(ground: GroundScreen, { top, height, x }: Frame): Curve {
  const { months } = ground;
  let balance = 0;
  const nets = months.map(({ gained, lost }) => (balance += gained - lost));
  const highest = Math.max(1, ...months.map((month) => Math.max(month.gained, month.held)), ...nets);
  const lowest = Math.min(0, ...months.map((month) => -month.lost), ...nets);
  const scale = height / (highest - lowest);
  const y = (value: number) => round(top + (highest - value) * scale);
  const starts = months.map(({ month }) => dayNumber(`${month}-01`));
  const ends = starts.map((start) => nextMonth(start));
  return {
    zero: y(0),
    bars: months.map(({ month, gained, lost }, index) => {
      const left = x(starts[index] as number);
      const width = x(ends[index] as number) - left;
      return { month, x: round(left), width: round(width), gained: gained * scale, lost: lost * scale };
    }),
    held: steps(months.map((month) => month.held), starts, ends, x, y),
    net: steps(nets, starts, ends, x, y),
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

function steps(
  values: readonly number[],
  starts: readonly number[],
  ends: readonly number[],
  x: (day: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => {
      const [left, right] = [round(x(starts[index] as number)), round(x(ends[index] as number))];
      return `${index ? "L" : "M"}${left} ${y(value)}L${right} ${y(value)}`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
