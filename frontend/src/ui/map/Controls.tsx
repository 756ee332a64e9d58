import { dayNumberOrNull, dayOf } from "../../core/days";
import type { Points } from "../../core/types";
import { plainType } from "../../core/words";
import { type MapState, WINDOWS } from "./useMapState";

/** Which incidents are drawn, and which day this one is compared with. */
export function Controls({ state, points }: { state: MapState; points: Points | null }) {
  const { go, domain } = state;
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
      <label class="check">
        <input type="checkbox" checked={state.wide} onChange={(event) => go({ fit: event.currentTarget.checked ? "all" : null, view: null })} />
        Fit to all incidents
      </label>
    </div>
  );
}
