/** The articles that a brief cites, numbered in the order of their first citation: for paper. */

import type { BriefScreen, Quote } from "./types";

export interface Cited {
  number: number;
  /** Any quote of the article: its title, day and name. */
  quote: Quote;
}

/** Article id → its number, in reading order. */
export function citedIn(brief: BriefScreen): Map<string, Cited> {
  const found = new Map<string, Cited>();
  for (const quote of quotesIn(brief))
    if (!found.has(quote.document)) found.set(quote.document, { number: found.size + 1, quote });
  return found;
}

function* quotesIn(brief: BriefScreen): Generator<Quote> {
  for (const one of [...brief.bottomLine, ...brief.judgements]) yield* one.quotes;
  for (const one of [...brief.disputed, ...brief.changed]) yield* one.quotes;
  for (const clause of brief.sections.flatMap((section) => section.groups.flatMap((group) => group.clauses))) yield* clause.quotes;
}

/** “[1, 4]”: the numbers of the articles that these quotes come from; "" where they have none. */
export function citation(quotes: readonly Quote[], cited: ReadonlyMap<string, Cited>): string {
  const numbers = new Set(quotes.flatMap((quote) => cited.get(quote.document)?.number ?? []));
  return numbers.size === 0 ? "" : `[${[...numbers].sort((a, b) => a - b).join(", ")}]`;
}
