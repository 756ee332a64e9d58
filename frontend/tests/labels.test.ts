import { describe, expect, it } from "vitest";
import { type LabelAsk, boxAbout, overlap, placedLabels, textWidth } from "../src/core/labels";

const FRAME = { left: 0, top: 0, right: 600, bottom: 400 };
const ask = (key: string, x: number, y: number, text = key): LabelAsk => ({ key, text, x, y, reach: [7, 7], size: 12 });

/** The box that a label covers, worked out anew. */
function boxOf({ text, x, y, anchor, size }: ReturnType<typeof placedLabels>[number]) {
  const width = textWidth(text, size);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25 };
}

describe("labels", () => {
  const asks: LabelAsk[] = [];
  let state = 7;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  for (let index = 0; index < 300; index += 1) asks.push(ask(`Town ${index}`, random() * 600, random() * 400));
  const symbols = asks.map(({ x, y, reach }) => boxAbout(x, y, reach));
  const placed = placedLabels(asks, FRAME, symbols);

  it("cover neither each other nor a symbol, and stay in the frame", () => {
    expect(placed.length).toBeGreaterThan(20);
    const boxes = placed.map(boxOf);
    boxes.forEach((box, index) => {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(600);
      expect(symbols.some((symbol) => overlap(box, symbol))).toBe(false);
      expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
    });
  });

  it("gives the first asked its place, and a lone place the right side", () => {
    expect(placed[0]?.key).toBe("Town 0");
    expect(placedLabels([ask("Lone", 300, 200)], FRAME, [])).toMatchObject([{ anchor: "start", key: "Lone" }]);
  });

  it("goes to the left at the right edge", () => {
    expect(placedLabels([ask("A long name here", 590, 200)], FRAME, [])).toMatchObject([{ anchor: "end" }]);
  });

  it("thinks wide letters wider", () => {
    expect(textWidth("WWW", 10)).toBeGreaterThan(textWidth("lil", 10));
    expect(textWidth("基輔市", 10)).toBe(30);
  });
});

it("leaves a town out whose dot lies under something, and keeps labels off the dots", () => {
  const town = (key: string, x: number, y: number): LabelAsk => ({ ...ask(key, x, y), reach: [3, 3], dot: true });
  const symbol = boxAbout(100, 100, [8, 8]);
  expect(placedLabels([town("Under", 101, 101), town("Free", 300, 100)], FRAME, [symbol]).map(({ key }) => key)).toEqual(["Free"]);
  const [first, second] = placedLabels([town("First", 200, 200), town("Second", 208, 200)], FRAME, []);
  expect(first && overlap(boxOf(first), boxAbout(208, 200, [3, 3]))).toBe(second === undefined);
});
