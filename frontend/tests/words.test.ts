import { expect, it } from "vitest";
import { count, grouped, momentumWords, signed } from "../src/core/words";

it("writes numbers with their thousands apart, and the word that fits", () => {
  expect([0, 999, 1000, 16987].map(grouped)).toEqual(["0", "999", "1,000", "16,987"]);
  expect([count(1, "place"), count(0, "place"), count(1200, "copy", "copies")]).toEqual(["1 place", "0 places", "1,200 copies"]);
});

it("writes a difference with its sign, and none in words", () => {
  expect([3, -2, 0].map(signed)).toEqual(["+3", "−2", "0"]);
  const none = { gained: 0, lost: 0, net: 0 };
  expect(momentumWords([{ days: 30, ...none }, { days: 90, ...none }])).toBe("No gain or loss in the 90 days before.");
  expect(momentumWords([{ days: 30, ...none }, { days: 90, gained: 1, lost: 1, net: 0 }])).toBe("Net 0 in 90 days.");
  expect(momentumWords([])).toBe("");
});
