import { type Names, placeName } from "../../core/control";
import { dayName, edgeWords } from "../../core/days";
import type { Row } from "../../core/timeline";
import { spellWords } from "../map/PlaceCard";
import type { ScreenProps } from "../shell/props";

const MOST_ROWS = 400;

/** The bars as a table: a row a spell. */
export function TimelineTable({ rows, name, link }: { rows: readonly Row[]; name: Names; link: ScreenProps["link"] }) {
  const spells = rows.flatMap((row) => row.bars.map(({ spell }) => ({ place: row.place, spell })));
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Table of spells">
      <table>
        <caption>Every spell of the places above</caption>
        <thead>
          <tr><th scope="col">Place</th><th scope="col">What</th><th scope="col">Begins</th><th scope="col">Ends</th><th scope="col">Last affirmed</th><th scope="col" class="number">Sources</th></tr>
        </thead>
        <tbody>
          {spells.slice(0, MOST_ROWS).map(({ place, spell }, index) => (
            <tr key={index}>
              <th scope="row"><a href={link("map", { place: place.key, t: spell.start?.latest ?? spell.affirmed })}>{placeName(place)}</a></th>
              <td>{spellWords(spell, name)}</td>
              <td>{spell.start ? edgeWords(spell.start) : "not known"}</td>
              <td>{spell.end ? edgeWords(spell.end) : "not known"}</td>
              <td>{spell.affirmed ? dayName(spell.affirmed) : "not known"}</td>
              <td class="number">{spell.sources}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {spells.length > MOST_ROWS && <p class="small muted">{spells.length - MOST_ROWS} more spells are in the JSON of this page.</p>}
    </div>
  );
}
