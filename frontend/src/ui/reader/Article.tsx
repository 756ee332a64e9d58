import { useMemo } from "preact/hooks";
import { blocksOf, isHedged, type Block, type Segment, type Span } from "../../core/segments";
import type { Card, ReaderScreen } from "../../core/types";

interface ArticleProps {
  screen: ReaderScreen;
  cards: readonly Card[];
  chosen: string | null;
  choose(id: string): void;
  hrefOf(id: string): string;
}

/** A span of a card: its evidence (`role` null), or, of the chosen card only, one of its roles. */
interface Mark extends Span {
  card: number;
  role: string | null;
}

/** The text, every letter once, in the order of the source. Clicking a passage opens its card. */
export function Article({ screen, cards, chosen, choose, hrefOf }: ArticleProps) {
  const marks = useMemo(() => marksOf(cards, chosen), [cards, chosen]);
  const blocks = useMemo(() => blocksOf(screen.text, screen.zones, marks), [screen, marks]);
  const lastOf = useMemo(() => lastSegments(blocks, marks), [blocks, marks]);
  const drawn = { cards, chosen, marks, choose, hrefOf, lastOf };
  return (
    <article class="article source-words" aria-label="The article" lang={screen.document.language ?? undefined}>
      {blocks.map((block) => <BlockView key={block.start} block={block} drawn={drawn} />)}
    </article>
  );
}

interface Drawn {
  cards: readonly Card[];
  chosen: string | null;
  marks: readonly Mark[];
  choose(id: string): void;
  hrefOf(id: string): string;
  /** Segment start → the cards whose evidence ends with it. */
  lastOf: ReadonlyMap<number, number[]>;
}

const TAGS: Record<string, "h1" | "h2"> = { title: "h1", heading: "h2" };

function BlockView({ block, drawn }: { block: Block; drawn: Drawn }) {
  const text = block.segments.map((one) => one.text).join("");
  if (text.trim() === "") return null;
  const Tag = TAGS[block.kind] ?? "p";
  const last = block.segments.length - 1;
  return (
    <Tag dir="auto" class={`block ${block.kind}`}>
      {block.segments.map((segment, index) => (
        <SegmentView key={segment.start} segment={segment} text={index === last ? segment.text.replace(/\s+$/, "") : segment.text} drawn={drawn} />
      ))}
    </Tag>
  );
}

function SegmentView({ segment, text, drawn }: { segment: Segment; text: string; drawn: Drawn }) {
  const { cards, chosen, marks, choose, hrefOf, lastOf } = drawn;
  const over = segment.over.map((index) => marks[index] as Mark);
  const evidence = over.filter((mark) => mark.role === null).map((mark) => cards[mark.card] as Card);
  const roles = over.filter((mark) => mark.role !== null);
  const ends = lastOf.get(segment.start) ?? [];
  const refs = ends.map((index) => {
    const card = cards[index] as Card;
    return <a key={card.id} class="ref" href={hrefOf(card.id)} aria-label={`Statement ${index + 1}: ${card.sentence}`}>{index + 1}</a>;
  });
  if (evidence.length === 0 && roles.length === 0) return <>{text}{refs}</>;
  const first = evidence.find((card) => card.id === chosen) ?? evidence[0];
  const classes = [
    first?.kind ?? "",
    first !== undefined && isHedged(first) ? "hedged" : "",
    evidence.length > 1 ? "several" : "",
    evidence.some((card) => card.id === chosen) ? "chosen" : "",
    roles.length > 0 ? "role" : "",
  ];
  const next = nextOf(evidence, chosen);
  return (
    <mark
      class={classes.filter(Boolean).join(" ")}
      title={roles.map((mark) => mark.role).join(", ") || undefined}
      onClick={(event) => next !== null && !isLink(event) && choose(next)}
    >
      {text}
      {refs}
    </mark>
  );
}

/** The number of a statement is a link of its own. */
const isLink = (event: MouseEvent): boolean => event.target instanceof Element && event.target.closest("a") !== null;

/** A click opens the shortest passage's card; a click on an open one goes to the next longer. */
function nextOf(evidence: readonly Card[], chosen: string | null): string | null {
  const now = evidence.findIndex((card) => card.id === chosen);
  return evidence[(now + 1) % Math.max(1, evidence.length)]?.id ?? null;
}

function marksOf(cards: readonly Card[], chosen: string | null): Mark[] {
  return cards.flatMap((card, index) => {
    const evidence: Mark = { card: index, role: null, start: card.start, end: card.end };
    if (card.id !== chosen) return [evidence];
    const roles = card.spans.filter((span) => span.role !== "evidence").map((span) => ({ card: index, ...span }));
    return [evidence, ...roles];
  });
}

function lastSegments(blocks: readonly Block[], marks: readonly Mark[]): Map<number, number[]> {
  const endsAt = new Map<number, number>();
  for (const segment of blocks.flatMap((block) => block.segments)) endsAt.set(segment.end, segment.start);
  const found = new Map<number, number[]>();
  for (const mark of marks) {
    const start = mark.role === null ? endsAt.get(mark.end) : undefined;
    if (start !== undefined) found.set(start, [...(found.get(start) ?? []), mark.card]);
  }
  return found;
}
