import { useCallback, useMemo, useState } from "preact/hooks";
import { changeDays, changesOf, neighbour } from "../../core/changes";
import { daysSpanned, firstShown } from "../../core/control";
import { dayNumberOrNull, dayOf } from "../../core/days";
import { type Histogram, histogramOf } from "../../core/histogram";
import type { ControlScreen, Points } from "../../core/types";
import { useKeys } from "../shell/keys";
import type { ScreenProps } from "../shell/props";
import { useKept } from "./useKept";

const BINS = 160;
/** How many days before the day shown incidents are drawn; null: all up to it. */
export const WINDOWS: [string, number | null, string][] = [
  ["7", 7, "in the 7 days up to it"],
  ["30", 30, "in the 30 days up to it"],
  ["90", 90, "in the 90 days up to it"],
  ["365", 365, "in the year up to it"],
  ["all", null, "up to it"],
];
const USUAL_WINDOW = "30";

/** What the address says of the map, and how it is changed. */
export interface MapState {
  domain: [number, number];
  day: number;
  /** The day that is compared with; null where none is. */
  versus: number | null;
  window: string;
  windowWords: string;
  /** The first day of the incidents that are shown; null for all up to the day. */
  from: number | null;
  /** Types of incidents that are shown; null for all. */
  types: ReadonlySet<number> | null;
  chosen: string | null;
  spot: readonly string[] | null;
  view: string | null;
  table: boolean;
  /** What the map is fitted to: all places, all incidents too, or the places of a country. */
  fit: string | null;
  histogram: Histogram | null;
  undated: number;
  changeDays: readonly number[];
  previous: number | null;
  next: number | null;
  /** `settled`: one step, not part of a movement. */
  onDay(day: number, settled: boolean): void;
  onChoose(key: string | null): void;
  onSpot(ids: readonly string[]): void;
  onView(view: string): void;
  onTable(open: boolean): void;
  go: ScreenProps["go"];
}

export function useMapState({ params, go }: Pick<ScreenProps, "params" | "go">, control: ControlScreen, points: Points | null): MapState {
  const domain = useMemo(() => domainOf(control, points), [control, points]);
  const usual = useMemo(() => firstShown(control), [control]);
  const days = useMemo(() => changeDays(changesOf(control)), [control]);
  const histogram = useMemo(() => (points ? histogramOf(points, domain, BINS) : null), [points, domain]);
  const inAddress = dayNumberOrNull(params.get("t")) ?? usual ?? domain[1];
  const [day, moveDay, dropDay] = useKept(clamped(inAddress, domain), (value) => go({ t: dayOf(value) }, { replace: true }));
  const [spot, setSpot] = useState<readonly string[] | null>(null);
  const [window, length, windowWords] = WINDOWS.find(([name]) => name === params.get("window")) ?? named(USUAL_WINDOW);
  const typed = params.getAll("type").join("\n");
  const types = useMemo(() => {
    const wanted = typed ? typed.split("\n") : [];
    return wanted.length && points ? new Set(wanted.map((name) => points.types.indexOf(name))) : null;
  }, [typed, points]);
  const onDay = useCallback(
    (value: number, settled: boolean) => {
      if (!settled) return moveDay(clamped(value, domain));
      // A movement that is still to come to rest would take the step back.
      dropDay();
      go({ t: dayOf(clamped(value, domain)) });
    },
    [domain, go, moveDay, dropDay],
  );
  const previous = neighbour(days, day, -1);
  const next = neighbour(days, day, 1);
  useKeys("Map", [
    { key: "[", does: "previous change", run: () => previous !== null && onDay(previous, true) },
    { key: "]", does: "next change", run: () => next !== null && onDay(next, true) },
  ]);
  const onChoose = useCallback(
    (key: string | null) => {
      setSpot(null);
      go({ place: key });
    },
    [go],
  );
  return {
    domain,
    day,
    versus: dayNumberOrNull(params.get("versus")),
    window,
    windowWords,
    from: length === null ? null : day - length + 1,
    types,
    chosen: params.get("place"),
    spot,
    view: params.get("view"),
    table: params.get("table") === "1",
    fit: params.get("fit"),
    histogram,
    undated: histogram?.undated ?? 0,
    changeDays: days,
    previous,
    next,
    onDay,
    onChoose,
    onSpot: useCallback((ids) => setSpot(ids.length ? ids : null), []),
    onView: useCallback((view) => go({ view: view || null }, { replace: true }), [go]),
    onTable: useCallback((open) => go({ table: open ? "1" : null }, { replace: true }), [go]),
    go,
  };
}

function named(name: string): [string, number | null, string] {
  return WINDOWS.find(([each]) => each === name) as [string, number | null, string];
}

function clamped(day: number, [first, last]: [number, number]): number {
  return Math.min(last, Math.max(first, day));
}

/** The days of the record: of places, and of nearly all incidents (a stray early one is left out). */
function domainOf(control: ControlScreen, points: Points | null): [number, number] {
  const days = Float64Array.from((points?.first ?? []).filter((day) => day !== null)).sort();
  const most = points?.last.reduce<number>((high, day) => Math.max(high, day ?? high), Number.NEGATIVE_INFINITY);
  const spanned = daysSpanned(control) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const first = Math.min(spanned[0], days[Math.floor(days.length / 200)] ?? spanned[0]);
  const last = Math.max(spanned[1], Number.isFinite(spanned[1]) ? spanned[1] : (most ?? spanned[1]));
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [0, 365];
  return [first, Math.max(last, first + 1)];
}
