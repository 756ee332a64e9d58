import { type Names, type PlaceState, extentOf, stateWords } from "../../core/control";
import { countryName } from "../../core/countries";
import { dayName, dayOf, edgeWords } from "../../core/days";
import type { PlaceRef } from "../../core/types";

interface PlacesTableProps {
  places: readonly { place: PlaceRef; state: PlaceState }[];
  day: number;
  name: Names;
  onChoose(key: string): void;
}

const MOST_ROWS = 400;

/** The map as a table: every place of the record on the day. */
export function PlacesTable({ places, day, name, onChoose }: PlacesTableProps) {
  const sorted = [...places].sort((one, other) => compare(one.place.name, other.place.name));
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Table of places">
      <table>
        <caption>Every place on {dayName(dayOf(day))}</caption>
        <thead>
          <tr><th scope="col">Place</th><th scope="col">Country</th><th scope="col">State</th><th scope="col">Since</th><th scope="col">Last affirmed</th><th scope="col" class="number">Sources</th></tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_ROWS).map(({ place, state }) => {
            const spell = state.spells[state.spells.length - 1];
            const affirmed = spell ? extentOf(spell).affirmed : null;
            return (
              <tr key={place.key}>
                <th scope="row"><button type="button" class="as-link" onClick={() => onChoose(place.key)}>{place.name}</button></th>
                <td>{countryName(place.country) ?? "not known"}</td>
                <td>{stateWords(state, name)}</td>
                <td>{spell?.start ? edgeWords(spell.start) : "not known"}</td>
                <td>{affirmed === null ? "not known" : dayName(dayOf(affirmed))}</td>
                <td class="number">{spell ? spell.sources : 0}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {sorted.length > MOST_ROWS && <p class="muted small">{sorted.length - MOST_ROWS} more places are in the JSON of this page.</p>}
    </div>
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
