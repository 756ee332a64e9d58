import { type Names, placeName } from "../../core/control";
import { dayName, dayNumberOrNull, dayOf } from "../../core/days";
import { barsOf } from "../../core/timeline";
import type { ControlScreen, Edge } from "../../core/types";
import { count } from "../../core/words";
import { EdgeItem, spellWords } from "../map/PlaceCard";
import { Quotes } from "../shell/Quotes";
import type { ScreenProps } from "../shell/props";
import { useCard } from "../shell/useCard";

interface SpellPanelProps {
  told: ControlScreen["places"][number];
  /** The day the chosen spell began, or "no" and its number. */
  spell: string | null;
  name: Names;
  go: ScreenProps["go"];
  link: ScreenProps["link"];
}

const EVER: [number, number] = [-1e7, 1e7];

/** The spells of one place with the sentences of their edges, the chosen one open. */
export function SpellPanel({ told, spell, name, go, link }: SpellPanelProps) {
  const bars = barsOf(told.spells, EVER);
  const { card, heading, close } = useCard(`${told.place.key} ${spell}`, () => go({ place: null, spell: null }));
  return (
    <section ref={card} class="place-card" aria-labelledby="spell-title">
      <div class="place-card-head">
        <h2 ref={heading} tabIndex={-1} id="spell-title">{placeName(told.place)}</h2>
        <button type="button" class="close" aria-label={`Close ${told.place.name}`} onClick={close}>×</button>
      </div>
      <ol class="spells">
        {bars.map((bar, index) => {
          const id = bar.spell.start ? dayOf(bar.sureFrom) : `no${index}`;
          const day = dayFor(bar.spell.start) ?? dayFor(bar.spell.end) ?? bar.spell.affirmed;
          return (
            <li key={id} class={id === spell ? "spell now" : "spell"} aria-current={id === spell ? "true" : undefined}>
              <p class="spell-what">{spellWords(bar.spell, name)}</p>
              <EdgeItem edge={bar.spell.start} what="Begins" link={link} />
              <EdgeItem edge={bar.spell.end} what="Ends" link={link} />
              <p class="small muted">
                {bar.spell.affirmed && <>Last affirmed {dayName(bar.spell.affirmed)}. </>}
                {count(bar.spell.sources, "independent source")}.
              </p>
              <Quotes quotes={bar.spell.quotes} link={link} />
              {day !== null && dayNumberOrNull(day) !== null && (
                <p><a href={link("map", { t: day, place: told.place.key })}>The map on {dayName(day)}</a></p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function dayFor(edge: Edge | null): string | null {
  return edge?.latest ?? edge?.earliest ?? null;
}
