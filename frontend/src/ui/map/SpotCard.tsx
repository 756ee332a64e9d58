import { jsonAddress, type DataSource } from "../../core/data";
import { stretchName } from "../../core/days";
import type { IncidentsScreen } from "../../core/types";
import { count } from "../../core/words";
import { Quotes } from "../shell/Quotes";
import type { ScreenProps } from "../shell/props";
import { useCard } from "../shell/useCard";
import { useData } from "../shell/useData";

const MOST = 12;

interface SpotCardProps {
  ids: readonly string[];
  data: DataSource;
  link: ScreenProps["link"];
  onClose(): void;
}

/** The incidents under a dot. */
export function SpotCard({ ids, data, link, onClose }: SpotCardProps) {
  const shown = ids.slice(0, MOST);
  const { card, heading, close } = useCard(shown.join(), onClose);
  const loaded = useData<IncidentsScreen>(data, jsonAddress("/incidents.json", { id: shown, limit: MOST }));
  return (
    <section ref={card} class="place-card" aria-labelledby="spot-card-title">
      <div class="place-card-head">
        <h2 ref={heading} tabIndex={-1} id="spot-card-title">{count(ids.length, "incident")} here</h2>
        <button type="button" class="close" aria-label="Close the list of incidents" onClick={close}>×</button>
      </div>
      {loaded.problem !== null && <p class="problem">{loaded.problem}</p>}
      <ol class="spells">
        {(loaded.value?.rows ?? []).map((row) => (
          <li key={row.id} class="spell">
            <p class="spell-what"><a href={link("incidents", { id: row.id })}>{row.label}</a></p>
            <p class="small muted">{stretchName(row.earliest, row.latest)} · {row.status} · {count(row.sources, "independent source")}</p>
            <Quotes quotes={row.quotes} link={link} />
          </li>
        ))}
      </ol>
      {ids.length > MOST && <p class="small muted">And {ids.length - MOST} more: see <a href={link("incidents")}>all incidents</a>.</p>}
    </section>
  );
}
