/**
 * The reasons for an effect as boxes and lines: what speaks for it at the left, what speaks against
 * it at the right; on a narrow screen all beneath it. At most twelve boxes, the rest folded.
 */

import type { Reason } from "./types";

export const MOST_BOXES = 12;
/** Below this many pixels the boxes stand under one another. */
export const NARROW = 820;

export interface Group {
  factor: string;
  camps: { camp: string; reasons: Reason[] }[];
}

/** Reasons by factor and then by the camp of who says so, both in the order of their best reason. */
export function grouped(reasons: readonly Reason[]): Group[] {
  const factors = new Map<string, Map<string, Reason[]>>();
  for (const reason of reasons) {
    const camps = factors.get(reason.factor) ?? new Map<string, Reason[]>();
    camps.set(reason.camp, [...(camps.get(reason.camp) ?? []), reason]);
    factors.set(reason.factor, camps);
  }
  return [...factors].map(([factor, camps]) => ({
    factor,
    camps: [...camps].map(([camp, own]) => ({ camp, reasons: own })),
  }));
}

export interface Folded {
  shown: Reason[];
  /** How many are only in the list. */
  more: number;
}

/** The best reasons that fit beside the effect's box, and beside a box for the rest. */
export function folded(reasons: readonly Reason[]): Folded {
  const fit = MOST_BOXES - 1;
  if (reasons.length <= fit) return { shown: [...reasons], more: 0 };
  return { shown: reasons.slice(0, fit - 1), more: reasons.length - (fit - 1) };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
}
export interface ReasonBox extends Box {
  reason: Reason;
  /** The line from the box to the effect, its width by strength. */
  path: string;
  stroke: number;
}
export interface Heading {
  x: number;
  y: number;
  text: string;
}
export interface Picture {
  width: number;
  height: number;
  effect: Box;
  boxes: ReasonBox[];
  headings: Heading[];
  more: Box | null;
}

const LINE = 19;
const PAD = 11;
const NOTE = 18;
const HEADING = 24;
const GAP = 8;
const LETTER = 7.3;
/** The effect is written larger, and is tall enough for its lines to be told apart. */
const EFFECT_LETTER = 8.8;
const EFFECT_LINE = 22;
const PER_EDGE = 14;

/** Where everything goes, for a picture of that many pixels. The same reasons give the same picture. */
export function picture(effect: string, reasons: readonly Reason[], width: number): Picture {
  const { shown, more } = folded(reasons);
  const words = more > 0 ? `and ${more} more, in the list below` : null;
  return width < NARROW ? stacked(effect, shown, words, width) : twoSided(effect, shown, words, width);
}

function twoSided(label: string, reasons: readonly Reason[], more: string | null, width: number): Picture {
  const side = Math.floor(width * 0.365);
  const middle = Math.min(300, Math.floor(width * 0.19));
  const left = column(reasons.filter((one) => one.bearing === "supports"), 0, side);
  const right = column(reasons.filter((one) => one.bearing === "against"), width - side, side);
  const moreBox = more === null ? null : { ...boxOf(more, 0, side, false), y: left.height + GAP };
  const leftHeight = moreBox === null ? left.height : moreBox.y + moreBox.height;
  const effect = effectBox(label, Math.floor((width - middle) / 2), middle);
  effect.height = Math.max(effect.height, PER_EDGE * (1 + Math.max(left.boxes.length, right.boxes.length)));
  // Beside the first boxes, which are the best grounded: seen at once, however long the columns are.
  effect.y = HEADING;
  const height = Math.max(leftHeight, right.height, effect.y + effect.height);
  const toLeft = fan(left.boxes, effect, "left");
  const toRight = fan(right.boxes, effect, "right");
  return {
    width, height, effect, more: moreBox,
    boxes: [...toLeft, ...toRight],
    headings: [...left.headings, ...right.headings],
  };
}

function stacked(label: string, reasons: readonly Reason[], more: string | null, width: number): Picture {
  const gutter = 30;
  const effect = effectBox(label, 0, width);
  const { boxes, headings, height } = column(reasons, gutter, width - gutter, effect.height + 2 * GAP);
  const moreBox = more === null ? null : { ...boxOf(more, gutter, width - gutter, false), y: height + GAP };
  const foot = effect.height;
  const drawn = boxes.map((box) => {
    // What speaks against runs in a lane of its own, so that the two kinds of line do not mix.
    const lane = box.reason.bearing === "supports" ? 9 : 21;
    const level = box.y + box.height / 2;
    return { ...box, path: `M${box.x} ${level}H${lane}V${foot + 7}`, stroke: strokeOf(box.reason) };
  });
  return { width, height: moreBox === null ? height : moreBox.y + moreBox.height, effect, boxes: drawn, headings, more: moreBox };
}

type Plain = Omit<ReasonBox, "path" | "stroke">;

function column(reasons: readonly Reason[], x: number, width: number, top = 0): { boxes: Plain[]; headings: Heading[]; height: number } {
  const boxes: Plain[] = [];
  const headings: Heading[] = [];
  let y = top;
  for (const group of grouped(reasons)) {
    headings.push({ x, y: y + 17, text: group.factor });
    y += HEADING;
    for (const reason of group.camps.flatMap((camp) => camp.reasons)) {
      const box = { ...boxOf(reason.label, x, width, true), y, reason };
      boxes.push(box);
      y += box.height + GAP;
    }
    y += GAP / 2;
  }
  return { boxes, headings, height: Math.max(top, y - 1.5 * GAP) };
}

/** Lines that spread over the effect's edge, so that each can be followed. */
function fan(boxes: readonly Plain[], effect: Box, side: "left" | "right"): ReasonBox[] {
  const step = effect.height / (boxes.length + 1);
  const end = side === "left" ? effect.x - 8 : effect.x + effect.width + 8;
  return boxes.map((box, index) => {
    const start = side === "left" ? box.x + box.width : box.x;
    const from = box.y + box.height / 2;
    const to = effect.y + step * (index + 1);
    const bend = (start + end) / 2;
    return { ...box, path: `M${start} ${from}C${bend} ${from} ${bend} ${to} ${end} ${to}`, stroke: strokeOf(box.reason) };
  });
}

const strokeOf = (reason: Reason): number => Math.round((1.5 + 4 * Math.max(0, Math.min(1, reason.strength))) * 10) / 10;

function boxOf(label: string, x: number, width: number, noted: boolean): Box {
  const lines = wrapped(label, Math.max(8, Math.floor((width - 2 * PAD) / LETTER)), 3);
  return { x, y: 0, width, height: 2 * PAD + lines.length * LINE + (noted ? NOTE : 0), lines };
}

function effectBox(label: string, x: number, width: number): Box {
  const lines = wrapped(label, Math.max(8, Math.floor((width - 2 * PAD) / EFFECT_LETTER)), 5);
  return { x, y: 0, width, height: 2 * PAD + lines.length * EFFECT_LINE, lines };
}

/** Words in lines of at most `letters`; what is past the last line is cut with an ellipsis. */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== "" && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines.map((one) => cut(one, letters));
  const kept = lines.slice(0, most);
  kept[most - 1] = cut(`${kept[most - 1] ?? ""} …`, letters);
  return kept.map((one) => cut(one, letters));
}

const cut = (line: string, letters: number): string =>
  line.length <= letters ? line : `${line.slice(0, letters - 2).replace(/[\s…]+$/, "")} …`;
