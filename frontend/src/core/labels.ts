/** Greedy labels: most important first, at the first of eight positions that overlaps nothing. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelAsk {
  key: string;
  text: string;
  x: number;
  y: number;
  /** Half the symbol's width and height, which no label may cover. */
  reach: [number, number];
  size: number;
  dot?: boolean;
}

export interface Label {
  key: string;
  text: string;
  x: number;
  y: number;
  size: number;
  anchor: "start" | "middle" | "end";
}

/** Room for the ring about a chosen place, or one with incidents behind it. */
const GAP = 5;
const CELL = 64;

/** About how wide a text is set in a sans-serif face, in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    if (/[ilj.,'’:;| ]/u.test(letter)) width += 0.3;
    else if (/[mwMW@]/u.test(letter)) width += 0.88;
    else if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(letter)) width += 1;
    else if (/\p{M}/u.test(letter)) width += 0;
    else if (/\p{Lu}/u.test(letter)) width += 0.68;
    else width += 0.55;
  }
  return width * size;
}

/** Width in pixels of a text of a size. */
export type Measure = (text: string, size: number) => number;

/**
 * Those labels that find room inside the frame; `asks` in order of importance. A label with a `dot`
 * of its own, which is not among the symbols, is left out where something lies on the dot.
 */
export function placedLabels(
  asks: readonly LabelAsk[],
  frame: Box,
  symbols: readonly Box[],
  measure: Measure = textWidth,
): Label[] {
  const taken = new Grid();
  for (const box of symbols) taken.add(box);
  const placed: Label[] = [];
  for (const ask of asks) {
    const dot = ask.dot ? boxAbout(ask.x, ask.y, ask.reach) : null;
    if (dot && taken.hits(dot)) continue;
    const found = positions(ask, measure).find(([, box]) => inside(box, frame) && !taken.hits(box));
    if (!found) continue;
    taken.add(found[1]);
    if (dot) taken.add(dot);
    placed.push(found[0]);
  }
  return placed;
}

export function boxAbout(x: number, y: number, [halfWidth, halfHeight]: [number, number]): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** Right, left, above, below, then the corners. */
function positions({ key, text, x, y, reach, size }: LabelAsk, measure: Measure): [Label, Box][] {
  const width = measure(text, size) + 2;
  const [across, down] = [reach[0] + GAP, reach[1] + GAP];
  const low = size * 0.35;
  const made = (anchor: Label["anchor"], atX: number, baseline: number): [Label, Box] => {
    const left = anchor === "start" ? atX : anchor === "end" ? atX - width : atX - width / 2;
    const box = { left, right: left + width, top: baseline - size * 0.8, bottom: baseline + size * 0.25 };
    return [{ key, text, size, anchor, x: atX, y: baseline }, box];
  };
  return [
    made("start", x + across, y + low),
    made("end", x - across, y + low),
    made("middle", x, y - down - size * 0.1),
    made("middle", x, y + down + size * 0.75),
    made("start", x + across * 0.7, y - down * 0.7),
    made("start", x + across * 0.7, y + down * 0.7 + size * 0.7),
    made("end", x - across * 0.7, y - down * 0.7),
    made("end", x - across * 0.7, y + down * 0.7 + size * 0.7),
  ];
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

/** Boxes by the cells that they touch, so that thousands of labels are not compared pair by pair. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const known = this.cells.get(cell);
      if (known) known.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  hits(box: Box): boolean {
    return cellsOf(box).some((cell) => (this.cells.get(cell) ?? []).some((other) => overlap(box, other)));
  }
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
      cells.push(`${column}:${row}`);
    }
  }
  return cells;
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
