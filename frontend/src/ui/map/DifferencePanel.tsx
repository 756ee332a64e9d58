import type { Balance, Difference, DifferenceKind } from "../../core/changes";
import { type Names, stateWords } from "../../core/control";
import { dayName, dayOf } from "../../core/days";
import { count } from "../../core/words";

interface DifferencePanelProps {
  from: number;
  to: number;
  found: readonly Difference[];
  balances: readonly Balance[];
  name: Names;
  onChoose(key: string): void;
}

const HEADINGS: [DifferenceKind, string][] = [
  ["changed", "Changed"],
  ["new", "Known now, not before"],
  ["lost-sight", "No longer known: news stopped"],
];

/** What differs between two days, in words. */
export function DifferencePanel({ from, to, found, balances, name, onChoose }: DifferencePanelProps) {
  const of = (kind: DifferenceKind) => found.filter((each) => each.kind === kind);
  const unchanged = of("unchanged").length;
  const silent = of("no-news").length;
  return (
    <section class="difference" aria-label="Difference between two days">
      <h2>From {dayName(dayOf(from))} to {dayName(dayOf(to))}</h2>
      {balances.length > 0 && (
        <ul class="balances">
          {balances.map(({ actor, gained, lost }) => (
            <li key={actor}><strong>{name(actor)}</strong>: {gained} gained, {lost} lost</li>
          ))}
        </ul>
      )}
      {HEADINGS.map(([kind, heading]) => {
        const some = of(kind);
        return some.length > 0 ? (
          <div key={kind}>
            <h3>{heading} ({some.length})</h3>
            <ul>
              {some.map(({ place, before, after }) => (
                <li key={place.key}>
                  <button type="button" class="as-link" onClick={() => onChoose(place.key)}>{place.name}</button>: {stateWords(before, name)} → {stateWords(after, name)}
                </li>
              ))}
            </ul>
          </div>
        ) : null;
      })}
      <p class="muted small">{count(unchanged, "place")} affirmed unchanged; of {count(silent, "place")} there is no news.</p>
    </section>
  );
}
