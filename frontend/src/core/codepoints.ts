/**
 * Offsets in the record count Unicode code points; JavaScript's strings count UTF-16 units. The two
 * differ after any letter outside the basic plane (an emoji, some scripts).
 */

const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

/** A function from code points to UTF-16 offsets in `text`; offsets past either end are clamped. */
export function unitsOf(text: string): (codePoint: number) => number {
  // `pairs[n]` is the code point of the n-th letter that takes two units.
  const pairs: number[] = [];
  for (const match of text.matchAll(ASTRAL)) pairs.push(match.index - pairs.length);
  return (codePoint) => Math.max(0, Math.min(text.length, codePoint + countBelow(pairs, codePoint)));
}

/** The stretch of `text` from `start` to `end`, in code points. */
export function sliceOf(text: string, start: number, end: number): string {
  const units = unitsOf(text);
  return text.slice(units(start), units(end));
}

/** How many code points `text` has. */
export const lengthOf = (text: string): number => text.length - (text.match(ASTRAL)?.length ?? 0);

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
