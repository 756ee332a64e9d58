import { describe, expect, it } from "vitest";
import { dayNumber } from "../src/core/days";
import { binWidth, histogramOf, ticks } from "../src/core/histogram";

const points = (...stretches: [number | null, number | null][]) => ({
  n: stretches.length,
  first: stretches.map(([first]) => first),
  last: stretches.map(([, last]) => last),
});
const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);

describe("the histogram", () => {
  it("counts each incident once, however wide its date", () => {
    const found = histogramOf(points([0, 0], [0, 9], [9, 9], [3, 3], [2, 5]), [0, 9], 20);
    expect(found.counts).toHaveLength(10);
    expect(total(found.counts)).toBeCloseTo(5, 5);
    expect(found.counts[3]).toBeCloseTo(1 + 0.25 + 0.1, 5);
    expect(found.highest).toBe(Math.max(...found.counts));
  });

  it("makes no day up where none is known", () => {
    const found = histogramOf(points([null, null], [4, null], [null, 4]), [0, 9], 20);
    expect(found.undated).toBe(1);
    expect(total(found.counts)).toBeCloseTo(2, 5);
    expect(found.counts[4]).toBeCloseTo(2, 5);
  });

  it("leaves out what lies outside, and cuts what reaches out", () => {
    expect(total(histogramOf(points([-5, -1], [10, 12]), [0, 9], 20).counts)).toBe(0);
    expect(total(histogramOf(points([-5, 4]), [0, 9], 20).counts)).toBeCloseTo(1, 5);
  });

  it("has no more bins than asked for", () => {
    for (const days of [1, 30, 400, 4_000, 40_000, 400_000]) {
      expect(days / binWidth(0, days - 1, 120)).toBeLessThanOrEqual(120);
    }
  });
});

describe("the axis", () => {
  const labels = (first: string, last: string, most: number) =>
    ticks([dayNumber(first), dayNumber(last)], most).map(({ label }) => label);

  it("names years, months or days, by how long it is", () => {
    expect(labels("2011-03-01", "2017-12-31", 10)).toEqual(["2012", "2013", "2014", "2015", "2016", "2017"]);
    expect(labels("2014-11-10", "2015-05-20", 10)).toEqual(["Dec", "Jan 2015", "Feb", "Mar", "Apr", "May"]);
    expect(labels("2015-05-01", "2015-05-07", 10)).toEqual(["1 May", "2 May", "3 May", "4 May", "5 May", "6 May", "7 May"]);
  });

  it("never has many more than asked for, and all inside", () => {
    for (const years of [0.02, 0.3, 1, 3, 8, 30, 120, 900]) {
      const span: [number, number] = [dayNumber("1100-05-05"), dayNumber("1100-05-05") + Math.round(years * 365)];
      const found = ticks(span, 8);
      expect(found.length).toBeLessThanOrEqual(9);
      expect(found.every(({ day }) => day >= span[0] && day <= span[1])).toBe(true);
    }
  });
});
