import { useMemo } from "preact/hooks";
import { dayNumberOrNull, dayOf } from "../../core/days";
import { countryName } from "../../core/countries";
import type { ControlScreen, Points } from "../../core/types";
import { count, plainType } from "../../core/words";
import { type MapState, WINDOWS } from "./useMapState";
import { ALL } from "./usePicture";

/** So many countries at most are offered to be shown alone. */
const MOST_REGIONS = 15;

/** Countries with places whose control is told, those with most first; none where there is but one. */
function regionsOf(control: ControlScreen): [string, number][] {
  const counts = new Map<string, number>();
  for (const { place } of control.places) {
    if (place.country !== null && place.lat !== null) counts.set(place.country, (counts.get(place.country) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  return sorted.length > 1 ? sorted.slice(0, MOST_REGIONS) : [];
}

/** Which incidents are drawn, and which day this one is compared with. */
export function Controls({ state, points, control }: { state: MapState; points: Points | null; control: ControlScreen }) {
  const { go, domain } = state;
  const regions = useMemo(() => regionsOf(control), [control]);
  const chosen = state.types && points ? points.types.filter((_, index) => state.types?.has(index)) : [];
  return (
    <div class="map-controls no-print">
      <label>
        <span>Incidents</span>
        <select value={state.window} onChange={(event) => go({ window: event.currentTarget.value })}>
          {WINDOWS.map(([name, , words]) => <option key={name} value={name}>{words}</option>)}
        </select>
      </label>
      <label>
        <span>of type</span>
        <select value={chosen[0] ?? ""} onChange={(event) => go({ type: event.currentTarget.value || null })}>
          <option value="">any</option>
          {[...(points?.types ?? [])].sort().map((type) => <option key={type} value={type}>{plainType(type)}</option>)}
        </select>
      </label>
      <label>
        <span>Compare with</span>
        <input
          type="date"
          min={dayOf(domain[0])}
          max={dayOf(domain[1])}
          value={state.versus === null ? "" : dayOf(state.versus)}
          onChange={(event) => {
            const day = dayNumberOrNull(event.currentTarget.value);
            go({ versus: day === null ? null : dayOf(day) });
          }}
        />
      </label>
      {state.versus !== null && <button type="button" onClick={() => go({ versus: null })}>Stop comparing</button>}
      <label>
        <span>Show</span>
        <select value={state.fit ?? ""} onChange={(event) => go({ fit: event.currentTarget.value || null, view: null })}>
          <option value="">all places held</option>
          <option value={ALL}>all incidents</option>
          {regions.map(([country, places]) => <option key={country} value={country}>{countryName(country)}: {count(places, "place")}</option>)}
        </select>
      </label>
    </div>
  );
}
