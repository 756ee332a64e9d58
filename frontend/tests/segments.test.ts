import { describe, expect, it } from "vitest";
import { lengthOf, sliceOf, unitsOf } from "../src/core/codepoints";
import { blocksOf, isHedged, type Span } from "../src/core/segments";

/** A small generator of numbers, the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

describe("code points", () => {
  it("counts a letter of two units as one", () => {
    const text = "a🙂b𐎀c";
    expect(lengthOf(text)).toBe(5);
    expect([0, 1, 2, 3, 4, 5].map(unitsOf(text))).toEqual([0, 1, 3, 4, 6, 7]);
    expect(sliceOf(text, 1, 4)).toBe("🙂b𐎀");
  });
  it("clamps what lies outside", () => {
    expect(unitsOf("ab")(-3)).toBe(0);
    expect(unitsOf("ab")(9)).toBe(2);
  });
});

describe("blocks and segments", () => {
  const text = "Rebels 🙂 took Harim.\n\nThey left it.\nThen came back.";

  it("draws crossing spans without losing or repeating a letter", () => {
    const spans: Span[] = [{ start: 0, end: 13 }, { start: 7, end: 20 }];
    const [first] = blocksOf(text, [], spans);
    expect(first?.segments.map((one) => [one.text, one.over])).toEqual([
      ["Rebels ", [0]],
      ["🙂 took", [0, 1]],
      [" Harim.", [1]],
      ["\n\n", []],
    ]);
  });

  it("puts the shorter of two nested spans first", () => {
    const [first] = blocksOf("Rebels took Harim", [], [{ start: 0, end: 17 }, { start: 12, end: 17 }]);
    expect(first?.segments.map((one) => one.over)).toEqual([[0], [1, 0]]);
  });

  it("cuts a span that runs over a block's edge", () => {
    const blocks = blocksOf(text, [], [{ start: 14, end: 26 }]);
    const covered = blocks.map((block) => block.segments.filter((one) => one.over.length > 0).map((one) => one.text));
    expect(covered).toEqual([["Harim.\n\n"], ["They"]]);
  });

  it("keeps the kind of a zone", () => {
    expect(blocksOf("Head\n\nBody", [{ kind: "headline", start: 0, end: 4 }], []).map((one) => one.kind)).toEqual(["headline", "text", "text"]);
  });

  it("is the whole text, in order, for any spans in any script", () => {
    const letters = ["a", "é", "م", "🙂", "\n", " ", "漢", "\n\n"];
    for (let seed = 1; seed <= 200; seed++) {
      const next = numbers(seed);
      const made = Array.from({ length: 40 }, () => letters[next(letters.length)]).join("");
      const length = lengthOf(made);
      const spans = Array.from({ length: next(8) }, () => {
        const start = next(length);
        return { start, end: start + 1 + next(length - start) };
      });
      const segments = blocksOf(made, [], spans).flatMap((block) => block.segments);
      expect(segments.map((one) => one.text).join("")).toBe(made);
      spans.forEach((span, index) => {
        const covered = segments.filter((one) => one.over.includes(index)).map((one) => one.text).join("");
        expect(covered).toBe(sliceOf(made, span.start, span.end));
      });
    }
  });
});

describe("hedging", () => {
  const fact = { mood: "fact", polarity: "+", commitment: "certain" } as const;
  it("hatches what is denied, planned or only possible, and nothing else", () => {
    expect(isHedged(fact)).toBe(false);
    expect(isHedged({ ...fact, mood: "reported" })).toBe(false);
    expect(isHedged({ ...fact, polarity: "-" })).toBe(true);
    expect(isHedged({ ...fact, mood: "planned" })).toBe(true);
    expect(isHedged({ ...fact, commitment: "possible" })).toBe(true);
  });
});
