/**
 * An article cut into blocks and atomic segments: every edge of every span cuts, so that nested and
 * crossing spans are drawn right and no letter is drawn twice. Joined, the segments are the text.
 */

import { unitsOf } from "./codepoints";
import type { Card } from "./types";

export interface Span {
  /** Code points; `end` exclusive. */
  start: number;
  end: number;
}

/** A stretch with one and the same set of spans over it. */
export interface Segment extends Span {
  text: string;
  /** Indices of the spans over it, the shortest first. */
  over: number[];
}

/** A paragraph, heading or the like. `kind` is its zone ("headline" …) or "text". */
export interface Block extends Span {
  kind: string;
  segments: Segment[];
}

export interface Zone extends Span {
  kind: string;
}

/** The text in order. Blank lines part blocks and belong to the block before them. */
export function blocksOf(text: string, zones: readonly Zone[], spans: readonly Span[]): Block[] {
  const edges = blockEdges(text, zones);
  const cuts = [...new Set([...edges, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  const segments = segmentsBetween(text, cuts, spans);
  const blocks: Block[] = [];
  let next = 0;
  for (const [start, end] of pairs(edges)) {
    const own: Segment[] = [];
    for (; next < segments.length && (segments[next] as Segment).start < end; next++) own.push(segments[next] as Segment);
    blocks.push({ kind: kindAt(zones, start), start, end, segments: own });
  }
  return blocks;
}

/** Where blocks begin and end: at zones, and after each run of blank lines. */
function blockEdges(text: string, zones: readonly Zone[]): number[] {
  const edges = new Set<number>([0]);
  let codePoints = 0;
  let units = 0;
  for (const match of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    const end = match.index + match[0].length;
    codePoints += [...text.slice(units, end)].length;
    units = end;
    edges.add(codePoints);
  }
  const length = codePoints + [...text.slice(units)].length;
  for (const zone of zones) edges.add(zone.start).add(zone.end);
  edges.add(length);
  return [...edges].filter((edge) => edge >= 0 && edge <= length).sort((a, b) => a - b);
}

function segmentsBetween(text: string, cuts: readonly number[], spans: readonly Span[]): Segment[] {
  const units = unitsOf(text);
  const starting = byEdge(spans, (span) => span.start);
  const ending = byEdge(spans, (span) => span.end);
  const running = new Set<number>();
  const segments: Segment[] = [];
  for (const [start, end] of pairs(cuts)) {
    for (const index of ending.get(start) ?? []) running.delete(index);
    for (const index of starting.get(start) ?? []) running.add(index);
    const piece = text.slice(units(start), units(end));
    if (piece !== "") segments.push({ start, end, text: piece, over: shortestFirst(running, spans) });
  }
  return segments;
}

function byEdge(spans: readonly Span[], edge: (span: Span) => number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  spans.forEach((span, index) => {
    if (span.start < span.end) found.set(edge(span), [...(found.get(edge(span)) ?? []), index]);
  });
  return found;
}

function shortestFirst(running: ReadonlySet<number>, spans: readonly Span[]): number[] {
  const lengthOf = (index: number) => (spans[index] as Span).end - (spans[index] as Span).start;
  return [...running].sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
}

const kindAt = (zones: readonly Zone[], start: number): string =>
  zones.find((zone) => zone.start <= start && start < zone.end)?.kind ?? "text";

function* pairs(edges: readonly number[]): Generator<[number, number]> {
  for (let index = 1; index < edges.length; index++) yield [edges[index - 1] as number, edges[index] as number];
}

/** What a card says is not simply so: it is drawn hatched, and its mood is told in words. */
export const isHedged = (card: Pick<Card, "mood" | "polarity" | "commitment">): boolean =>
  card.polarity === "-" || !["fact", "reported"].includes(card.mood) || !["certain", "probable"].includes(card.commitment);

/** The cards in reading order: by where their words start, the longer first. */
export const inReadingOrder = (cards: readonly Card[]): Card[] =>
  [...cards].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
