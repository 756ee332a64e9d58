import type { GeoProjection } from "d3-geo";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { type BasePaths, basePaths } from "../../core/basemap";
import { type DataSource, jsonAddress } from "../../core/data";
import { type Extent, type View, WHOLE, extentOfView } from "../../core/projection";
import type { Basemap } from "../../core/types";
import { useData } from "../shell/useData";

/** From this zoom on a finer map of the part in sight is asked for. */
const FINER_FROM = 2.5;
const REST_MS = 250;

export interface BaseOf {
  paths: BasePaths | null;
  note: string | null;
  problem: string | null;
}

/** The base map under a projection: of the whole, or finer of the part that a zoomed view shows. */
export function useBase(data: DataSource, projection: GeoProjection, view: View, size: [number, number]): BaseOf {
  const whole = useMemo(() => addressOf(extentOfView(WHOLE, projection, size), size, 0.04), [projection, size]);
  const part = useRested(
    data.kind === "server" && view.k >= FINER_FROM ? addressOf(extentOfView(view, projection, size), size, 0.5) : null,
  );
  const coarse = useData<Basemap>(data, whole);
  const fine = useData<Basemap>(data, part);
  const base = part !== null && view.k >= FINER_FROM && fine.value ? fine.value : coarse.value;
  const paths = useMemo(() => (base ? basePaths(base, projection) : null), [base, projection]);
  return { paths, note: base?.note ?? null, problem: coarse.problem };
}

/** The address of a cut a little larger than what is shown, in round degrees so that it can be kept. */
function addressOf(extent: Extent | null, [width]: [number, number], margin: number): string | null {
  if (!extent) return null;
  const [west, south, east, north] = extent;
  const [across, up] = [(east - west) * margin, (north - south) * margin];
  const step = 10 ** Math.floor(Math.log10(Math.max(east - west, north - south) / 8));
  const down = (value: number) => Number((Math.floor(value / step) * step).toFixed(4));
  const above = (value: number) => Number((Math.ceil(value / step) * step).toFixed(4));
  if (east - west >= 359) return jsonAddress("/basemap.json", { west, south, east, north, width: Math.ceil(width / 100) * 100 });
  return jsonAddress("/basemap.json", {
    west: down(west - across),
    south: Math.max(-90, down(south - up)),
    east: above(east + across),
    north: Math.min(90, above(north + up)),
    width: Math.ceil((width * (1 + 2 * margin)) / 100) * 100,
  });
}

/** The value when it has not changed for a moment; null at once. */
function useRested(value: string | null): string | null {
  const [rested, setRested] = useState(value);
  useLayoutEffect(() => {
    if (value === null) {
      setRested(null);
      return undefined;
    }
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
