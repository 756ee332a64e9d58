import { type Names, extentOf, listed, placeName, stateAt, stateWords } from "../../core/control";
import { dayName, dayOf, edgeWords } from "../../core/days";
import { count } from "../../core/words";
import type { ControlScreen, Edge, Spell } from "../../core/types";
import { Quotes } from "../shell/Quotes";
import type { ScreenProps } from "../shell/props";
import { useCard } from "../shell/useCard";

interface PlaceCardProps {
  told: ControlScreen["places"][number];
  day: number;
  name: Names;
  link: ScreenProps["link"];
  onClose(): void;
}

/** One place: who holds it that day, how that is known, and every spell before and after. */
export function PlaceCard({ told, day, name, link, onClose }: PlaceCardProps) {
  const { place, spells } = told;
  const state = stateAt(spells, day);
  const { card, heading, close } = useCard(place.key, onClose);
  return (
    <section ref={card} class="place-card" aria-labelledby="place-card-title">
      <div class="place-card-head">
        <h2 ref={heading} tabIndex={-1} id="place-card-title">{placeName(place)}</h2>
        <button type="button" class="close" aria-label={`Close ${place.name}`} onClick={close}>×</button>
      </div>
      <p class="place-card-state">
        <strong>{dayName(dayOf(day))}:</strong> {stateWords(state, name)}.
      </p>
      <p class="small muted">
        {[whereWords(place.precision, place.radiusKm), place.population === null ? "" : `${count(place.population, "inhabitant")} by the gazetteer`].filter(Boolean).join("; ")}
        {" · "}<a href={link("timeline", { place: place.key })}>on the timeline</a>
      </p>
      <ol class="spells">
        {spells.map((spell, index) => (
          <SpellItem key={index} spell={spell} now={state.spells.includes(spell)} name={name} link={link} />
        ))}
      </ol>
    </section>
  );
}

function whereWords(precision: string, radius: number | null): string {
  const known = precision === "town" || precision === "" ? "" : `known to the ${precision}`;
  return [known, radius ? `within about ${radius} km` : ""].filter(Boolean).join(", ");
}

interface SpellItemProps {
  spell: Spell;
  now: boolean;
  name: Names;
  link: ScreenProps["link"];
}

function SpellItem({ spell, now, name, link }: SpellItemProps) {
  const { affirmed } = extentOf(spell);
  return (
    <li class={now ? "spell now" : "spell"} aria-current={now ? "true" : undefined}>
      <p class="spell-what">{spellWords(spell, name)}</p>
      <EdgeItem edge={spell.start} what="Begins" link={link} />
      <EdgeItem edge={spell.end} what="Ends" link={link} />
      <p class="small muted">
        {affirmed === null ? "No day is known on which anybody says so. " : `Last affirmed ${dayName(dayOf(affirmed))}. `}
        {count(spell.sources, "independent source")}.
        {spell.confidence !== null && <> <span title={spell.confidenceWhy}>Confidence {spell.confidence.toFixed(2)}.</span></>}
      </p>
      {spell.confidenceWhy && (
        <details class="small muted"><summary>Why this confidence</summary>{spell.confidenceWhy}</details>
      )}
      <Quotes quotes={spell.quotes} link={link} />
    </li>
  );
}

/** "Held by the army", "Besieged by …": what a spell says. */
export function spellWords(spell: Spell, name: Names): string {
  const holders = spell.holders.map(name);
  const besiegers = spell.besiegers.map(name);
  switch (spell.status) {
    case "claimed":
      return `Claimed by ${listed(holders)}`;
    case "contested":
      return `Contested between ${listed(holders)}`;
    case "besieged":
      return `${holders.length ? `Held by ${listed(holders)}, b` : "B"}esieged by ${listed(besiegers)}`;
    case "held":
      return holders.length ? `Held by ${listed(holders)}` : "Holder not known";
    default:
      return "Not known";
  }
}

/** An edge with its sentences. */
export function EdgeItem({ edge, what, link }: { edge: Edge | null; what: string; link: ScreenProps["link"] }) {
  if (edge === null) return <p class="small muted">{what}: nothing tells of it.</p>;
  return (
    <div class="edge">
      <p class="small">{what} {edgeWords(edge)}</p>
      <Quotes quotes={edge.quotes} link={link} />
    </div>
  );
}
