import { dayName } from "../../core/days";
import type { Actor, BriefScreen, Change } from "../../core/types";
import { count } from "../../core/words";
import { actorOf, ActorName } from "../shell/Looks";
import type { ScreenProps } from "../shell/props";
import { Quotes } from "../shell/Quotes";

/** What changed hands since a day that the reader chooses. */
export function Changed({ brief, record, data, go, link }: ScreenProps & { brief: BriefScreen }) {
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">Changed since {brief.since === null ? "the beginning" : dayName(brief.since)}</h2>
      {data.kind === "server" && (
        <p class="no-print">
          <label for="since">Since</label>{" "}
          <input id="since" type="date" value={brief.since ?? ""} min={record.first ?? undefined} max={record.asOf ?? undefined}
            onChange={(event) => go({ since: event.currentTarget.value || null })} />
        </p>
      )}
      {brief.changed.length === 0 && <p class="muted">Nothing is told to have changed hands.</p>}
      <ol class="changes">
        {brief.changed.map((one, index) => <ChangeLine key={index} change={one} actors={record.actors} link={link} />)}
      </ol>
    </section>
  );
}

function ChangeLine({ change, actors, link }: { change: Change; actors: readonly Actor[]; link: ScreenProps["link"] }) {
  return (
    <li>
      <p>
        <a href={link("map", { t: change.day, place: change.place.key })}><time dateTime={change.day}>{dayName(change.day)}</time></a>{" "}
        <b>{change.place.name}</b>
      </p>
      <p>
        <Parties keys={change.from} actors={actors} /> <span aria-label="then">→</span> <Parties keys={change.to} actors={actors} />
        <span class="muted small"> {change.status}, {count(change.sources, "source")}</span>
      </p>
      <Quotes quotes={change.quotes} link={link} />
    </li>
  );
}

function Parties({ keys, actors }: { keys: readonly string[]; actors: readonly Actor[] }) {
  if (keys.length === 0) return <span class="muted">not known</span>;
  return <>{keys.map((key, index) => <span key={key}>{index > 0 && " and "}<ActorName actor={actorOf(actors, key)} short /></span>)}</>;
}
