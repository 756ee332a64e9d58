import { expect, it } from "vitest";
import { curveOf, monthEnds } from "../src/core/curve";
import { dayNumber } from "../src/core/days";
import type { GroundScreen } from "../src/core/types";
import { quote } from "./make";

const start = dayNumber("2015-01-01");
const ground: GroundScreen = {
  actor: "greys",
  at: "2015-03-31",
  months: [
    { month: "2015-01", gained: 4, lost: 0, held: 4, net: 4 },
    { month: "2015-02", gained: 0, lost: 3, held: 1, net: -3 },
    { month: "2015-03", gained: 1, lost: 0, held: 2, net: 1 },
  ],
  held: 2,
  claimed: 0,
  contested: 0,
  population: 0,
  uncounted: 0,
  momentum: [],
  shares: [
    { asOf: "2015-02-01", amount: "half", percent: 50, of: "the coast", source: "a paper", quote: quote("s") },
    { asOf: null, amount: "most", percent: null, of: "the coast", source: "a paper", quote: quote("t") },
  ],
};

const standings = [{ fresh: 4, stale: 0 }, { fresh: 1, stale: 0 }, { fresh: 1, stale: 1 }];

it("draws gains upwards, losses downwards, steps for what is held, and shares where they are numbers", () => {
  const curve = curveOf(ground, standings, { top: 0, height: 70, x: (day) => day - start });
  expect([curve.highest, curve.lowest, curve.zero]).toEqual([4, -3, 40]);
  expect(curve.bars.map(({ x, width, gained, lost }) => [x, width, gained, lost])).toEqual([
    [0, 31, 40, 0],
    [31, 28, 0, 30],
    [59, 31, 10, 0],
  ]);
  expect(curve.held).toBe("M0 0L31 0L31 30L59 30L59 20L90 20");
  expect(curve.fresh).toBe("M0 0L31 0L31 30L59 30L59 30L90 30");
  expect(curve.faded).toBe("M59 30H90V20H59Z");
  expect(curve.net).toBe("M0 0L31 0L31 30L59 30L59 20L90 20");
  expect(curve.shares).toEqual([{ x: 31, y: 20, index: 0 }]);
});

it("has a zero line where nothing ever changed", () => {
  const curve = curveOf({ ...ground, months: [], shares: [] }, [], { top: 5, height: 20, x: (day) => day });
  expect(curve.zero).toBe(25);
  expect(curve.held).toBe("");
});

it("looks at the end of each month, and of the last at the day of the record", () => {
  expect(monthEnds({ months: ground.months, at: "2015-03-20" }).map((day) => day - start)).toEqual([30, 58, 78]);
});
