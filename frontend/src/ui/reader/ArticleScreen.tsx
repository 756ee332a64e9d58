import { useLayoutEffect, useMemo } from "preact/hooks";
import { jsonAddress } from "../../core/data";
import { inReadingOrder } from "../../core/segments";
import type { Card, ReaderScreen } from "../../core/types";
import { count } from "../../core/words";
import { useKeys } from "../shell/keys";
import type { ScreenProps } from "../shell/props";
import { Twin } from "../shell/Twin";
import { useData } from "../shell/useData";
import { Article } from "./Article";
import { CardView } from "./CardView";
import { After, SourceLine } from "./SourceNote";

const KINDS: readonly [Card["kind"], string][] = [["event", "events"], ["state", "states"], ["reason", "reasons"]];

/** One article in its own words, what was read from it marked, a card a statement beside it. */
export function ArticleScreen(props: ScreenProps) {
  const { data, rest, params, link } = props;
  const address = `/reader/${encodeURIComponent(rest)}.json`;
  const { value, problem } = useData<ReaderScreen>(data, address);
  if (problem !== null) return <><h1>Article</h1><p class="problem" role="alert">{problem}</p></>;
  if (value === null) return <p class="muted" role="status">Opening the article …</p>;
  return (
    <>
      <SourceLine screen={value} link={link} />
      <Marked screen={value} {...props} params={params} />
      <After screen={value} link={link} />
      <Twin data={data} address={jsonAddress(address)} value={value} />
    </>
  );
}

function Marked({ screen, params, go, link, rest }: ScreenProps & { screen: ReaderScreen }) {
  const kind = params.get("kind");
  const asked = params.get("s");
  // A file may write no more of an id than tells it from the others.
  const chosen = screen.cards.find(({ id }) => asked?.startsWith(id))?.id ?? asked;
  const cards = useMemo(
    () => inReadingOrder(screen.cards).filter((card) => kind === null || card.kind === kind),
    [screen, kind],
  );
  const choose = (id: string | null) => go({ s: id });
  useCardKeys(cards, chosen, choose);
  useLayoutEffect(() => showChosen(chosen), [chosen, screen]);
  const hrefOf = (id: string | null) => link("reader", { s: id, kind }, rest);
  return (
    <div class="reader">
      <Article screen={screen} cards={cards} chosen={chosen} choose={choose} hrefOf={hrefOf} />
      <section class="cards" aria-labelledby="cards-title">
        <h2 id="cards-title">{count(cards.length, "statement")} read here</h2>
        <KindFilter screen={screen} kind={kind} hrefOf={(one) => link("reader", { kind: one }, rest)} />
        <ol>
          {cards.map((card, index) => (
            <CardView key={card.id} card={card} number={index + 1} open={card.id === chosen} hrefOf={hrefOf} link={link} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function KindFilter({ screen, kind, hrefOf }: { screen: ReaderScreen; kind: string | null; hrefOf(kind: string | null): string }) {
  const shown = KINDS.filter(([name]) => screen.cards.some((card) => card.kind === name));
  if (shown.length < 2) return null;
  return (
    <p class="kinds">
      <a href={hrefOf(null)} aria-current={kind === null ? "true" : undefined}>all</a>
      {shown.map(([name, words]) => (
        <a key={name} href={hrefOf(name)} aria-current={kind === name ? "true" : undefined}>
          <span class={`swatch ${name}`} aria-hidden="true" />{words}
        </a>
      ))}
      <span class="hatch-legend"><span class="swatch hedged" aria-hidden="true" />hedged, denied or not yet so</span>
    </p>
  );
}

function useCardKeys(cards: readonly Card[], chosen: string | null, choose: (id: string | null) => void): void {
  const step = (by: number) => {
    const now = cards.findIndex((card) => card.id === chosen);
    const next = now < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, now + by));
    choose(cards[next]?.id ?? null);
  };
  useKeys("In an article", [
    { key: "j", does: "next statement", run: () => step(1) },
    { key: "k", does: "statement before", run: () => step(-1) },
    { key: "Escape", does: "close the card", run: () => choose(null) },
  ]);
}

/** Brings the chosen passage and its card before the reader's eyes. */
function showChosen(chosen: string | null): void {
  if (chosen === null) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "auto" : "smooth";
  // On a narrow screen the card lies over the lower half.
  const narrow = window.matchMedia("(max-width: 60rem)").matches;
  document.querySelector("mark.chosen")?.scrollIntoView({ block: narrow ? "start" : "center", behavior });
  const card = document.getElementById(`card-${chosen}`);
  const column = card?.closest<HTMLElement>(".cards");
  if (card && column && column.scrollHeight > column.clientHeight)
    column.scrollTo({ top: card.offsetTop - column.offsetTop - 48, behavior });
}
