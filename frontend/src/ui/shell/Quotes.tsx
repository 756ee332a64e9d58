import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { citation, type Cited } from "../../core/citing";
import type { Clause, Quote } from "../../core/types";
import { count } from "../../core/words";
import type { ScreenProps } from "./props";

/** The numbers of the articles, where what is around prints a list of them. */
export const CitedContext = createContext<ReadonlyMap<string, Cited>>(new Map());

type Linking = Pick<ScreenProps, "link">;

/** One quote in the source's own words, with who said it and where; opens it in the article. */
export function QuoteBlock({ quote, link }: { quote: Quote } & Linking) {
  return (
    <figure class="quote">
      <blockquote dir="auto">{quote.quote}</blockquote>
      <figcaption>
        {quote.saidBy !== "" && <span class="said-by">{quote.saidBy}</span>}
        <a href={link("reader", { s: quote.statement }, quote.document)}>{placeOf(quote)}</a>
        {quote.mood !== "fact" && quote.mood !== "" && <span class="mood">{quote.mood}</span>}
      </figcaption>
    </figure>
  );
}

/** A small counted disclosure: “3 quotes”, which opens to the words themselves. */
export function Quotes({ quotes, link, open = false }: { quotes: readonly Quote[]; open?: boolean } & Linking) {
  if (quotes.length === 0) return null;
  return (
    <details class="quotes" open={open}>
      <summary>{count(quotes.length, "quote")}</summary>
      {quotes.map((quote) => (
        <QuoteBlock key={quote.statement} quote={quote} link={link} />
      ))}
    </details>
  );
}

/** “Title, 2015-05-21”: where a quote stands. */
export const placeOf = (quote: Quote): string =>
  [quote.title ?? quote.sourceId, quote.published].filter((part) => part !== null && part !== "").join(", ");

/** A clause of ours that opens to the words it rests on; on paper, its sources stand behind it. */
export function ClauseView({ clause, link }: { clause: Clause } & Linking) {
  const { text, quotes } = clause;
  const cited = useContext(CitedContext);
  if (quotes.length === 0) return <p class="clause">{text}</p>;
  return (
    <details class="clause">
      <summary>
        <span class="clause-text">{text}</span>
        <span class="cites">{count(quotes.length, "quote")}</span>
        <span class="print-only"> {citation(quotes, cited)}</span>
      </summary>
      {quotes.map((quote) => <QuoteBlock key={quote.statement} quote={quote} link={link} />)}
    </details>
  );
}
