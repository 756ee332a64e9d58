import { useMemo, useRef, useState } from "preact/hooks";
import { jsonAddress } from "../../core/data";
import { dayName, dayNumberOrNull, dayOf } from "../../core/days";
import { domainOf, rowsOf, usualDomain, within, type RowOrder } from "../../core/timeline";
import type { Actor, ControlScreen, GroundScreen } from "../../core/types";
import { count } from "../../core/words";
import { useSize } from "../map/useSize";
import { actorOf } from "../shell/Looks";
import { Twin } from "../shell/Twin";
import type { ScreenProps } from "../shell/props";
import { useData } from "../shell/useData";
import { Axis } from "./Axis";
import { Bars } from "./Bars";
import { Curve } from "./Curve";
import { Legend } from "./Legend";
import { Range } from "./Range";
import { SpellPanel } from "./SpellPanel";
import { TimelineTable } from "./TimelineTable";
import "./timeline.css";

const MOST_ROWS = 40;
const ORDERS: [RowOrder, string][] = [
  ["changes", "most changes first"],
  ["latest", "latest news first"],
  ["name", "by name"],
];

/** Who held each place when, and the ground of one party above it. */
export default function TimelineScreen(props: ScreenProps) {
  const control = useData<ControlScreen>(props.data, "/control.json");
  if (control.problem !== null) return <p class="problem" role="alert">{control.problem}</p>;
  if (control.value === null) return <p class="muted" role="status">Loading the timeline …</p>;
  const domain = domainOf(control.value);
  if (domain === null) return <p>Nothing in this record tells who holds a place, so there is no timeline.</p>;
  return <TimelineOf {...props} control={control.value} whole={domain} />;
}

function TimelineOf(props: ScreenProps & { control: ControlScreen; whole: [number, number] }) {
  const { record, data, params, go, link, control, whole } = props;
  const [rows, setRows] = useState(MOST_ROWS);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const from = dayNumberOrNull(params.get("from"));
  const to = dayNumberOrNull(params.get("to"));
  const usual = useMemo(() => usualDomain(control, whole), [control, whole]);
  const domain = useMemo(() => within(whole, from, to, usual), [whole, from, to, usual]);
  const order = ORDERS.find(([name]) => name === params.get("sort"))?.[0] ?? "changes";
  const holders = useMemo(() => holdersOf(control, record.actors), [control, record]);
  const asked = holders.find(({ key }) => key === params.get("actor")) ?? holders[0] ?? null;
  const ground = useData<GroundScreen>(data, asked === null ? null : jsonAddress("/ground.json", { actor: asked.key }));
  // Until another party's ground is there, the last one's stands under its own name.
  const actor = holders.find(({ key }) => key === ground.value?.actor) ?? asked;
  const words = params.get("q") ?? "";
  const all = useMemo(() => rowsOf(control, domain, order), [control, domain, order]);
  const found = useMemo(() => all.filter(({ place }) => place.name.toLowerCase().includes(words.toLowerCase())), [all, words]);
  const chosen = params.get("place");
  const shown = useMemo(() => {
    const first = found.slice(0, rows);
    const wanted = found.find(({ place }) => place.key === chosen);
    return wanted && !first.includes(wanted) ? [wanted, ...first] : first;
  }, [found, rows, chosen]);
  const told = control.places.find(({ place }) => place.key === chosen);
  const name = (key: string) => actorOf(record.actors, key).name;
  const width = size?.[0] ?? 0;
  return (
    <article class="timeline-screen">
      <header class="timeline-title">
        <h1>
          Who held each place, when
          <span class="map-count">{count(found.length, "place")}, {dayName(dayOf(domain[0]))} to {dayName(dayOf(domain[1]))}</span>
        </h1>
        <div class="map-controls no-print">
          <label><span>Find a place</span><input type="search" value={words} onInput={(event) => go({ q: event.currentTarget.value || null }, { replace: true })} /></label>
          <label>
            <span>Order</span>
            <select value={order} onChange={(event) => go({ sort: event.currentTarget.value })}>
              {ORDERS.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
            </select>
          </label>
          <Range whole={whole} usual={usual} domain={domain} go={go} />
        </div>
      </header>
      <div class="timeline-grid">
        <div class="timeline-main" ref={box}>
          {width > 0 && asked !== null && actor !== null && (
            <Curve control={control} actors={record.actors} actor={actor} asked={asked} holders={holders} ground={ground.value} problem={ground.problem} domain={domain} width={width} go={go} link={link} />
          )}
          {width > 0 && <Axis domain={domain} width={width} />}
          {width > 0 && <Bars rows={shown} domain={domain} width={width} record={record} chosen={chosen} spell={params.get("spell")} name={name} go={go} />}
          {found.length > shown.length && (
            <button type="button" onClick={() => setRows(rows + MOST_ROWS)}>Show {Math.min(MOST_ROWS, found.length - shown.length)} more of {found.length} places</button>
          )}
          {domain[0] > whole[0] && <p class="small muted">The axis leaves out what is told of the days before {dayName(dayOf(domain[0]))}: choose “Whole record” to see it.</p>}
        </div>
        <aside class="timeline-side">
          {told ? (
            <SpellPanel told={told} spell={params.get("spell")} name={name} go={go} link={link} />
          ) : (
            <p class="muted no-print">Choose a bar to read the sentences that say when it began and ended, and to see that day on the map.</p>
          )}
          <Legend actors={holders} />
        </aside>
      </div>
      <details class="map-table" open={params.get("table") === "1"} onToggle={(event) => go({ table: event.currentTarget.open ? "1" : null }, { replace: true })}>
        <summary>The same as a table</summary>
        {params.get("table") === "1" && <TimelineTable rows={found} name={name} link={link} />}
      </details>
      <Twin data={data} address="/control.json" value={control} />
    </article>
  );
}

/** Those who hold or held something, in the order of the most spells. */
function holdersOf(control: ControlScreen, actors: readonly Actor[]): Actor[] {
  const counts = new Map<string, number>();
  for (const { spells } of control.places) {
    for (const { holders } of spells) for (const key of holders) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([key]) => actorOf(actors, key));
}
