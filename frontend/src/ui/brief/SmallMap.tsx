import { useMemo } from "preact/hooks";
import { basePaths } from "../../core/basemap";
import { type PlaceState, firstShown, stateAt, stateWords } from "../../core/control";
import { jsonAddress } from "../../core/data";
import { dayName, dayOf } from "../../core/days";
import { mapLabels, thinned } from "../../core/drawn";
import { extentOfPlaces, extentOfView, fitted, isWorld, WHOLE } from "../../core/projection";
import { markOf } from "../../core/symbols";
import type { Basemap, ControlScreen, RecordInfo } from "../../core/types";
import { count } from "../../core/words";
import { Base } from "../map/Base";
import { More, Symbol } from "../map/Symbol";
import { actorOf } from "../shell/Looks";
import { Sides } from "../shell/Sides";
import type { ScreenProps } from "../shell/props";
import { useData } from "../shell/useData";
import "../map/map.css";

const SIZE: [number, number] = [560, 400];
const WORLD_SIZE: [number, number] = [560, 300];

/** Who holds what on the day that the map begins with, as a small picture that leads to the map. */
export function SmallMap({ record, data, link }: Pick<ScreenProps, "record" | "data" | "link">) {
  const control = useData<ControlScreen>(data, record.asOf === null ? null : "/control.json").value;
  const day = useMemo(() => (control === null ? null : firstShown(control)), [control]);
  if (control === null || day === null) return null;
  const known = knownOf(control, day);
  if (known.every(({ state }) => state.kind === "unknown")) return null;
  return <Drawn record={record} day={dayOf(day)} data={data} link={link} known={known} />;
}

type Known = ControlScreen["places"][number] & { state: PlaceState };

function knownOf(control: ControlScreen, day: number): Known[] {
  return control.places
    .filter(({ place }) => place.lat !== null && place.lon !== null)
    .map((told) => ({ ...told, state: stateAt(told.spells, day) }));
}

interface DrawnProps extends Pick<ScreenProps, "data" | "link"> {
  record: RecordInfo;
  day: string;
  known: Known[];
}

function Drawn({ record, day, data, link, known }: DrawnProps) {
  const extent = useMemo(() => extentOfPlaces(known.map(({ place }) => place)), [known]);
  const size = isWorld(extent) ? WORLD_SIZE : SIZE;
  const projection = useMemo(() => fitted(extent, ...size), [extent]);
  const [west, south, east, north] = extentOfView(WHOLE, projection, size) ?? [-180, -60, 180, 84];
  const whole = (value: number) => Math.round(value * 10) / 10;
  const base = useData<Basemap>(data, jsonAddress("/basemap.json", { west: whole(west), south: whole(south), east: whole(east), north: whole(north), width: size[0] })).value;
  const paths = useMemo(() => (base === null ? null : basePaths(base, projection)), [base, projection]);
  const name = (key: string) => actorOf(record.actors, key).name;
  const places = useMemo(() => placesOf(known, projection, record, size), [known, projection, record]);
  const labels = useMemo(() => mapLabels(places, [], WHOLE, size), [places]);
  const holders = record.actors.filter(({ key }) => known.some(({ state }) => state.holders.includes(key)));
  const told = known.filter(({ state }) => state.kind !== "unknown").length;
  const sentence = `Map of ${dayName(day)}: ${places.map((one) => `${one.place.name}: ${stateWords(one.state, name)}`).slice(0, 12).join("; ")}.`;
  return (
    <figure class="small-map">
      <svg viewBox={`0 0 ${size[0]} ${size[1]}`} role="img" aria-label={sentence}>
        {paths !== null && <Base paths={paths} />}
        {places.map(({ place, x, y, mark }) => <g key={place.key} transform={`translate(${x} ${y})`}><Symbol mark={mark} /><More mark={mark} x={0} y={0} /></g>)}
        {labels.places.map(({ key, text, x, y, anchor }) => <text key={key} class="place-label" x={x} y={y} text-anchor={anchor}>{text}</text>)}
      </svg>
      <figcaption class="small">
        <Sides actors={holders} />
        <span class="muted">
          {count(told, "place")} known on {dayName(day)}{told < known.length && `, ${known.length - told} (hollow) not`}. Borders: Natural Earth, de facto, no opinion implied.
        </span>{" "}
        <span class="no-print"><a href={link("map", { t: day })}>Open the map</a> · <a href={link("map", { t: day, table: "1" })}>The same as a table</a></span>
      </figcaption>
    </figure>
  );
}

function placesOf(known: readonly Known[], projection: ReturnType<typeof fitted>, record: RecordInfo, size: [number, number]) {
  const byKey = new Map(known.map((one) => [one.place.key, one]));
  const spotted = known.flatMap(({ place, spells, state }) => {
    const [x, y] = projection([place.lon as number, place.lat as number]) ?? [NaN, NaN];
    return Number.isFinite(x) && Number.isFinite(y) ? [{ place, x, y, weight: spells.length - (state.kind === "unknown" ? 50 : 0) }] : [];
  });
  return thinned(spotted, WHOLE, size, new Set()).drawn.map(({ place, x, y }) => {
    const { state } = byKey.get(place.key) as Known;
    return { place, state, x, y, mark: markOf(state, (key) => actorOf(record.actors, key)) };
  });
}
