import { describe, expect, it } from "vitest";
import type { Reason } from "../src/core/types";
import { folded, grouped, MOST_BOXES, picture, wrapped } from "../src/core/why";

const reason = (id: string, change: Partial<Reason> = {}): Reason => ({
  id, label: `Reason ${id}`, factor: "Arms", camp: "news media", relation: "a cause", bearing: "supports",
  sources: 1, strength: 0.5, confidenceWhy: "", quotes: [], ...change,
});
const many = (n: number): Reason[] =>
  Array.from({ length: n }, (_, at) => reason(String(at), { factor: `Factor ${at % 3}`, bearing: at % 4 === 3 ? "against" : "supports" }));

describe("reasons", () => {
  it("groups by factor and camp in the order of the best", () => {
    const groups = grouped([reason("a"), reason("b", { factor: "Border" }), reason("c", { camp: "a party" }), reason("d")]);
    expect(groups.map((group) => [group.factor, group.camps.map((camp) => [camp.camp, camp.reasons.map((one) => one.id)])])).toEqual([
      ["Arms", [["news media", ["a", "d"]], ["a party", ["c"]]]],
      ["Border", [["news media", ["b"]]]],
    ]);
  });
  it("folds only what does not fit", () => {
    expect(folded(many(11))).toMatchObject({ more: 0 });
    expect(folded(many(12))).toMatchObject({ more: 2, shown: { length: 10 } });
  });
});

describe.each([390, 820, 1300])("the picture at %i pixels", (width) => {
  const drawn = picture("A place fell", many(40), width);
  const all = [drawn.effect, ...drawn.boxes, ...(drawn.more === null ? [] : [drawn.more])];
  it("has twelve boxes and tells how many it folds", () => {
    expect(all).toHaveLength(MOST_BOXES);
    expect(drawn.more?.lines.join(" ")).toContain("30 more");
  });
  it("keeps every box inside, and none over another", () => {
    for (const box of all) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(drawn.height);
    }
    const apart = (a: (typeof all)[number], b: (typeof all)[number]) =>
      a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    all.forEach((one, at) => all.slice(at + 1).forEach((other) => expect(apart(one, other)).toBe(true)));
  });
});

describe("wrapping", () => {
  it("keeps every word where there is room", () => {
    expect(wrapped("one two three", 7, 3)).toEqual(["one two", "three"]);
  });
  it("ends with an ellipsis where there is none, and cuts a word that is too long", () => {
    expect(wrapped("one two three four five six", 8, 2)).toEqual(["one two", "three …"]);
    expect(wrapped("abcdefghijklmnop", 8, 2)).toEqual(["abcdef …"]);
  });
});
