import { countryName } from "../../core/countries";
import { dayName } from "../../core/days";
import { FACETS, type IncidentsQuery, NO_VALUE } from "../../core/incidents";
import { plainType } from "../../core/words";
import type { ScreenProps } from "../shell/props";

/** The filters that are on, each with a button that takes it away. */
export function Chosen({ query, go }: { query: IncidentsQuery; go: ScreenProps["go"] }) {
  const chips: [string, () => void][] = FACETS.flatMap((name) =>
    query.chosen[name].map((value): [string, () => void] => [
      `${name}: ${value === NO_VALUE ? "not known" : name === "type" ? plainType(value) : name === "country" ? countryName(value) : value}`,
      () => go({ [name]: query.chosen[name].filter((each) => each !== value), offset: null }),
    ]),
  );
  if (query.q) chips.push([`“${query.q}”`, () => go({ q: null, offset: null })]);
  if (query.from) chips.push([`from ${dayName(query.from)}`, () => go({ from: null, offset: null })]);
  if (query.to) chips.push([`to ${dayName(query.to)}`, () => go({ to: null, offset: null })]);
  if (query.ids.length) chips.push(["one permalink", () => go({ id: null, offset: null })]);
  if (!chips.length) return null;
  const none = Object.fromEntries([...FACETS, "q", "from", "to", "id", "offset"].map((name) => [name, null]));
  return (
    <p class="chips" aria-label="Filters that are on">
      {chips.map(([label, remove]) => (
        <button key={label} type="button" class="chip" onClick={remove} aria-label={`Take away the filter ${label}`}>{label} <span aria-hidden="true">×</span></button>
      ))}
      <button type="button" class="as-link" onClick={() => go(none)}>Take all away</button>
    </p>
  );
}
