import { useState } from "preact/hooks";
import type { IncidentsScreen } from "../../core/types";
import { capital, plainType } from "../../core/words";
import type { ScreenProps } from "../shell/props";

const FIRST = 8;
const NO_LABELS: Record<string, (value: string) => string> = { type: (value) => capital(plainType(value)) };

type Facet = IncidentsScreen["facets"][number];

/** What the rows can be narrowed by, with how many there are of each. */
export function Facets({ facets, go }: { facets: IncidentsScreen["facets"]; go: ScreenProps["go"] }) {
  return <>{facets.map((facet) => <FacetGroup key={facet.name} facet={facet} go={go} />)}</>;
}

function FacetGroup({ facet, go }: { facet: Facet; go: ScreenProps["go"] }) {
  const [whole, setWhole] = useState(false);
  const chosen = facet.values.filter((each) => each.chosen).map(({ value }) => value);
  const shown = whole ? facet.values : facet.values.filter((each, index) => index < FIRST || each.chosen);
  const turn = (value: string, on: boolean) =>
    go({ [facet.name]: on ? [...chosen, value] : chosen.filter((each) => each !== value), offset: null });
  if (facet.values.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{facet.label}</legend>
      {shown.map(({ value, label, count, chosen: on }) => (
        <label key={value} class="check">
          <input type="checkbox" checked={on} onChange={(event) => turn(value, event.currentTarget.checked)} />
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
