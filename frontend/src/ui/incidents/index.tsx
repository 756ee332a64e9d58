import { useMemo, useState } from "preact/hooks";
import { jsonAddress } from "../../core/data";
import { FACETS, columnsOf, queryOf } from "../../core/incidents";
import type { IncidentsScreen as Answer } from "../../core/types";
import { count } from "../../core/words";
import { Twin } from "../shell/Twin";
import type { ScreenProps } from "../shell/props";
import { useData } from "../shell/useData";
import { Chosen } from "./Chosen";
import { ColumnChooser } from "./ColumnChooser";
import { Export } from "./Export";
import { Facets } from "./Facets";
import { Search } from "./Search";
import { IncidentTable } from "./Table";
import "./incidents.css";

const PAGE = 50;
const STATE = ["q", "from", "to", "sort", "order", "offset"] as const;

/** Every happening that is told of: searched, filtered, sorted, and saved as a file. */
export default function IncidentsScreen({ data, params, go, link }: ScreenProps) {
  const query = useMemo(() => queryOf(params), [params]);
  const asked = {
    ...Object.fromEntries(STATE.map((name) => [name, params.get(name)])),
    ...Object.fromEntries([...FACETS, "id"].map((name) => [name, params.getAll(name)])),
  };
  const address = jsonAddress("/incidents.json", { ...asked, limit: PAGE });
  const loaded = useData<Answer>(data, address);
  const columns = useMemo(() => columnsOf(params.get("columns")), [params]);
  const [open, setOpen] = useState(false);
  const found = loaded.value;
  const ids = params.getAll("id");
  return (
    <article class="incidents-screen">
      <h1>
        Incidents
        <span class="map-count" role="status">
          {found === null ? "Loading …" : ids.length && !loaded.stale ? `${count(found.total, "incident")} by permalink` : count(found.total, "incident")}
        </span>
      </h1>
      {loaded.problem !== null && <p class="problem" role="alert">{loaded.problem}</p>}
      <div class={open ? "incidents-grid facets-open" : "incidents-grid"}>
        <div class="incidents-side no-print">
          <button type="button" class="facets-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Hide filters" : "Filters"}</button>
          {found && <Facets facets={found.facets} query={query} go={go} />}
        </div>
        <div class="incidents-main">
          <div class="incidents-tools no-print">
            <Search query={query} go={go} />
            <ColumnChooser columns={columns} go={go} />
            <Export data={data} asked={asked} columns={columns} total={found?.total ?? 0} />
          </div>
          <Chosen query={query} go={go} />
          {found && found.total === 0 && <p>Nothing in this record fits. Take a filter away, or search for fewer words.</p>}
          {found && found.total > 0 && (
            <IncidentTable rows={found.rows} columns={columns} query={query} stale={loaded.stale} open={ids} go={go} link={link} />
          )}
          {found && <Pages total={found.total} offset={query.offset} go={go} />}
          <Twin data={data} address={address} value={found} />
        </div>
      </div>
    </article>
  );
}

function Pages({ total, offset, go }: { total: number; offset: number; go: ScreenProps["go"] }) {
  if (total <= PAGE) return null;
  const turn = (to: number) => {
    go({ offset: to > 0 ? String(to) : null });
    window.scrollTo(0, 0);
  };
  return (
    <nav class="pages no-print" aria-label="Pages of incidents">
      <button type="button" disabled={offset === 0} onClick={() => turn(Math.max(0, offset - PAGE))}>Earlier rows</button>
      <span>{(offset + 1).toLocaleString("en")}–{Math.min(total, offset + PAGE).toLocaleString("en")} of {total.toLocaleString("en")}</span>
      <button type="button" disabled={offset + PAGE >= total} onClick={() => turn(offset + PAGE)}>Later rows</button>
    </nav>
  );
}
