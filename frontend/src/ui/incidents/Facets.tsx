import { useState } from "preact/hooks";
import type { FacetName, IncidentsQuery } from "../../core/incidents";
import type { IncidentsScreen } from "../../core/types";
import { capital, plainType } from "../../core/words";
import type { ScreenProps } from "../shell/props";

const FIRST = 8;
const NO_LABELS: Record<string, (value: string) => string> = { type: (value) => capital(plainType(value)) };

type Facet = IncidentsScreen["facets"][number];

/** What the rows can be narrowed by, with how many there are of each. */
export function Facets({ facets, query, go }: { facets: IncidentsScreen["facets"]; query: IncidentsQuery; go: ScreenProps["go"] }) {
  return (
    <>
      {facets.map((facet) => (
        // What is chosen is in the address at once; the answer, which says it too, comes later.
        <FacetGroup key={facet.name} facet={facet} chosen={query.chosen[facet.name as FacetName] ?? []} go={go} />
      ))}
    </>
  );
}

function FacetGroup({ facet, chosen, go }: { facet: Facet; chosen: readonly string[]; go: ScreenProps["go"] }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? facet.values : facet.values.filter(({ value }, index) => index < FIRST || chosen.includes(value));
  const turn = (value: string, on: boolean) =>
    go({ [facet.name]: on ? [...chosen, value] : chosen.filter((each) => each !== value), offset: null });
  if (facet.values.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{facet.label}</legend>
      {shown.map(({ value, label, count }) => (
        <label key={value} class="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => turn(value, event.currentTarget.checked)} />
          <span class="facet-label">{label === value ? (NO_LABELS[facet.name]?.(value) ?? label) : label}</span>
          <span class="facet-count">{count.toLocaleString("en")}</span>
        </label>
      ))}
      {facet.values.length > FIRST && (
        <button type="button" class="as-link" onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? "Fewer" : `All ${facet.values.length}`}
        </button>
      )}
    </fieldset>
  );
}
