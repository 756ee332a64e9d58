import { expect, it } from "vitest";
import { count, grouped } from "../src/core/words";

it("writes numbers with their thousands apart, and the word that fits", () => {
  expect([0, 999, 1000, 16987].map(grouped)).toEqual(["0", "999", "1,000", "16,987"]);
  expect([count(1, "place"), count(0, "place"), count(1200, "copy", "copies")]).toEqual(["1 place", "0 places", "1,200 copies"]);
});
