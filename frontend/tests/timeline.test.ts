import { describe, expect, it } from "vitest";
import { FORGOTTEN_AFTER_DAYS } from "../src/core/control";
import { dayNumber } from "../src/core/days";
import { barOutline, barsOf, domainOf, rowsOf, usualDomain, within } from "../src/core/timeline";
import { control, place, spell } from "./make";

const day = dayNumber;
const DOMAIN: [number, number] = [day("2014-01-01"), day("2015-12-31")];

describe("a bar", () => {
  it("is sure only between its edges, and slopes where they are wide", () => {
    const [bar] = barsOf([spell(["greys"], "2014-03-01..2014-03-31", "2015-05-01..2015-05-31")], DOMAIN);
    expect(bar).toMatchObject({
      from: day("2014-03-01"),
      sureFrom: day("2014-03-31"),
      sureTo: day("2015-05-01"),
      to: day("2015-05-31"),
      openStart: false,
      openEnd: false,
    });
    const outline = barOutline(bar as NonNullable<typeof bar>, (at) => at - DOMAIN[0], 10, 8);
    expect(outline).toBe("M59 18L89 10L485 10L515 18Z");
  });

  it("without an end stops where news of it stops", () => {
    const [bar] = barsOf([spell(["greys"], "2014-03-01", null, { affirmed: "2014-04-01", staleFrom: "2014-07-01" })], DOMAIN);
    expect(bar).toMatchObject({ openEnd: true, staleFrom: day("2014-07-01"), to: day("2014-07-01") + FORGOTTEN_AFTER_DAYS });
    const rows = rowsOf(control([place("Ashdale"), [spell(["greys"], "2014-03-01", null, { affirmed: "2014-04-01", staleFrom: "2014-07-01" })]]), DOMAIN, "name");
    expect(rows[0]?.gaps).toEqual([
      [DOMAIN[0], day("2014-03-01")],
      [day("2014-07-01") + FORGOTTEN_AFTER_DAYS, DOMAIN[1] + 1],
    ]);
  });

  it("without a beginning does not reach back for ever", () => {
    const [bar] = barsOf([spell(["greens"], null, "2015-04-01", { affirmed: "2015-03-01" })], DOMAIN);
    expect(bar?.openStart).toBe(true);
    expect(bar?.from).toBe(day("2015-03-01") - 90);
    expect(bar?.sureFrom).toBe(day("2015-03-01"));
  });

  it("whose edges may cross is nowhere sure", () => {
    const [bar] = barsOf([spell(["greys"], "2014-03-01..2014-06-30", "2014-05-01..2014-08-31")], DOMAIN);
    expect(bar?.sureFrom).toBe(bar?.sureTo);
    expect(bar?.from).toBe(day("2014-03-01"));
    expect(bar?.to).toBe(day("2014-08-31"));
  });

  it("keeps its four days in order, whatever the spell", () => {
    const edges = [null, "2014-03-01", "2014-02-01..2014-09-01", "..2014-05-01", "2014-05-01..", "2015-06-01"];
    for (const start of edges) {
      for (const end of edges) {
        for (const affirmed of [null, "2014-04-15", "2015-06-10"]) {
          for (const bar of barsOf([spell(["greys"], start, end, { affirmed, staleFrom: affirmed })], DOMAIN)) {
            expect(bar.from).toBeLessThanOrEqual(bar.sureFrom);
            expect(bar.sureFrom).toBeLessThanOrEqual(bar.sureTo);
            expect(bar.sureTo).toBeLessThanOrEqual(bar.to);
            expect(bar.from).toBeLessThan(bar.to);
          }
        }
      }
    }
  });
});

describe("a row", () => {
  it("leaves a gap where nobody is known, and none where one follows another", () => {
    const spells = [
      spell(["greens"], "2014-03-01", "2014-06-01"),
      spell([], "2014-06-01", "2014-09-01", { status: "unknown" }),
      spell(["greys"], "2014-09-01", "2015-12-31"),
      ];
    const [row] = rowsOf(control([place("Ashdale"), spells]), DOMAIN, "name");
    expect(row?.bars).toHaveLength(2);
    expect(row?.gaps).toEqual([
      [DOMAIN[0], day("2014-03-01")],
      [day("2014-06-01"), day("2014-09-01")],
      [day("2015-12-31"), DOMAIN[1] + 1],
    ]);
  });

  it("has a lane for each of two that are both sure", () => {
    const both = [spell(["greens"], "2014-03-01", "2014-09-01"), spell(["greys"], "2014-05-01", "2014-12-01")];
    expect(rowsOf(control([place("Ashdale"), both]), DOMAIN, "name")[0]?.lanes).toBe(2);
    const inTurn = [spell(["greens"], "2014-03-01", "2014-05-01..2014-05-31"), spell(["greys"], "2014-05-01..2014-05-31", null)];
    expect(rowsOf(control([place("Ashdale"), inTurn]), DOMAIN, "name")[0]?.lanes).toBe(1);
  });

  it("comes in the order asked for", () => {
    const record = control(
      [place("Ashdale"), [spell(["greys"], "2014-03-01", null)]],
      [place("Birch"), [spell(["greys"], "2014-01-01", "2014-02-01"), spell(["greens"], "2014-02-01", null)]],
      [place("Cole"), [spell(["greys"], "2015-03-01", null)]],
      [place("Nowhere"), []],
    );
    const order = (by: "changes" | "latest" | "name") => rowsOf(record, DOMAIN, by).map((row) => row.place.name).join();
    expect(order("name")).toBe("Ashdale,Birch,Cole");
    expect(order("changes")).toBe("Birch,Ashdale,Cole");
    expect(order("latest")).toBe("Cole,Ashdale,Birch");
  });
});

describe("the axis", () => {
  it("holds every day of the record; an empty one has none", () => {
    const spanned = domainOf(control([place("Ashdale"), [spell(["greys"], "2014-03-01", "2015-01-01")]])) as [number, number];
    expect(spanned[0]).toBeLessThan(day("2014-03-01"));
    expect(spanned[1]).toBeGreaterThan(day("2015-06-01"));
    expect(domainOf({ asOf: null, first: null, places: [] })).toBeNull();
  });

  it("begins without a few early days that would squeeze all the others", () => {
    const many = Array.from({ length: 200 }, (_, index) => spell(["greys"], `2015-0${1 + (index % 9)}-01`, null));
    const early = spell(["greys"], "1990-01-01", "1990-06-01", { affirmed: null, staleFrom: null });
    const told = control([place("Ashdale"), [early, ...many]]);
    const whole = domainOf(told) as [number, number];
    expect(whole[0]).toBeLessThan(day("1990-01-01"));
    const [first, last] = usualDomain(told, whole);
    expect(first).toBeGreaterThan(day("2014-01-01"));
    expect(last).toBe(whole[1]);
    const even = control([place("Ashdale"), many]);
    expect(usualDomain(even, domainOf(even) as [number, number])).toEqual(domainOf(even));
  });

  it("is cut to the part asked for, unless that is none", () => {
    expect(within([0, 100], 20, 50)).toEqual([20, 50]);
    expect(within([0, 100], -20, 500)).toEqual([0, 100]);
    expect(within([0, 100], 50, 20)).toEqual([0, 100]);
    expect(within([0, 100], null, null)).toEqual([0, 100]);
    expect(within([0, 100], null, null, [60, 100])).toEqual([60, 100]);
    expect(within([0, 100], 10, null, [60, 100])).toEqual([10, 100]);
  });
});
