import { useCallback, useMemo, useRef } from "preact/hooks";
import { balances, differences } from "../../core/changes";
import { dayName, dayOf } from "../../core/days";
import type { ControlScreen, Points } from "../../core/types";
import { count } from "../../core/words";
import { Twin } from "../shell/Twin";
import type { ScreenProps } from "../shell/props";
import { useData } from "../shell/useData";
import { Controls } from "./Controls";
import { DifferencePanel } from "./DifferencePanel";
import { Legend } from "./Legend";
import { MapFrame } from "./MapFrame";
import { PlaceCard } from "./PlaceCard";
import { SpotCard } from "./SpotCard";
import { TimeBar } from "./TimeBar";
import { PlacesTable } from "./Twins";
import { useMapState } from "./useMapState";
import { usePicture } from "./usePicture";
import { usePlay } from "./usePlay";
import { useSize } from "./useSize";
import "./map.css";

/** Who held what on a day, where, and what happened in the days before. */
export default function MapScreen(props: ScreenProps) {
  const control = useData<ControlScreen>(props.data, "/control.json");
  const points = useData<Points>(props.data, "/points.json");
  const problem = control.problem ?? points.problem;
  if (problem !== null) return <p class="problem" role="alert">{problem}</p>;
  if (control.value === null) return <p class="muted" role="status">Loading the map …</p>;
  return <MapOf {...props} control={control.value} points={points.value} />;
}

function MapOf(props: ScreenProps & { control: ControlScreen; points: Points | null }) {
  const { record, data, link, control, points } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const state = useMapState(props, control, points);
  const { day, versus } = state;
  const picture = usePicture(state, { record, control, points }, size);
  const play = usePlay(state);
  const found = useMemo(() => (versus === null ? null : differences(control, versus, day)), [control, versus, day]);
  const chosen = control.places.find(({ place }) => place.key === state.chosen);
  const onSpot = useCallback((at: [number, number]) => state.onSpot(picture.at(at)), [state, picture]);
  const sentence = `${count(picture.known, "place")} known, ${count(picture.shown, "incident")} ${state.windowWords}`;
  return (
    <article class="map-screen">
      <header class="map-title">
        <h1>
          {versus === null ? `Who held what on ${dayName(dayOf(day))}` : `What changed by ${dayName(dayOf(day))}`}
          <span class="map-count">{sentence}</span>
        </h1>
        <Controls state={state} points={points} control={control} />
      </header>
      <div class="map-grid">
        <div class="map-main">
          <div class={picture.world ? "map-box world" : "map-box"} ref={box}>
            {size && picture.projection && (
              <MapFrame
                {...picture}
                data={data}
                projection={picture.projection}
                size={size}
                chosen={state.chosen}
                onChoose={state.onChoose}
                onSpot={onSpot}
                name={`Map of ${dayName(dayOf(day))}: ${sentence}. Plus and minus zoom, arrows move, tab goes from place to place.`}
              />
            )}
          </div>
          <TimeBar {...state} {...play} sentence={sentence} />
          <p class="map-note small muted">
            Borders: Natural Earth, de facto, no opinion implied. No roads are shown. Only places are marked: nothing is said of the land between them.
            {picture.hidden > 0 && <> {count(picture.hidden, "place lies", "places lie")} under others at this scale, counted beside their names: zoom in, choose a country, or see the table.</>}
            {picture.beyond > 0 && <> {count(picture.beyond, "incident of these days lies", "incidents of these days lie")} outside the picture.</>}
            {state.undated > 0 && <> {count(state.undated, "incident without a known day is", "incidents without a known day are")} shown on none.</>}
          </p>
        </div>
        <aside class="map-side">
          {state.spot !== null && <SpotCard ids={state.spot} data={data} link={link} onClose={() => state.onSpot([])} />}
          {chosen && <PlaceCard told={chosen} day={day} name={picture.name} link={link} onClose={() => state.onChoose(null)} />}
          {found && versus !== null && (
            <DifferencePanel from={versus} to={day} found={found} balances={balances(found)} name={picture.name} onChoose={state.onChoose} />
          )}
          <Legend actors={picture.actors} difference={versus !== null} />
        </aside>
      </div>
      <details class="map-table" open={state.table} onToggle={(event) => state.onTable(event.currentTarget.open)}>
        <summary>The same as a table</summary>
        {state.table && <PlacesTable places={picture.states} day={day} name={picture.name} onChoose={state.onChoose} />}
      </details>
      <Twin data={data} address="/control.json" value={control} />
    </article>
  );
}
