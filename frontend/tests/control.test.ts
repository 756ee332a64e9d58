import { describe, expect, it } from "vitest";
import { FORGOTTEN_AFTER_DAYS, daysSpanned, firstShown, listed, mayCover, stateAt, stateWords } from "../src/core/control";
import { dayNumber, dayOf } from "../src/core/days";
import { place, spell } from "./make";

const at = (spells: Parameters<typeof stateAt>[0], day: string) => stateAt(spells, dayNumber(day));
const name = (key: string) => key;

describe("who holds a place on a day", () => {
  const taken = spell(["greens"], "2014-06-10", "2015-05-17", { affirmed: "2015-05-01" });
  const retaken = spell(["greys"], "2015-05-17", null, { affirmed: "2015-05-20", staleFrom: "2015-11-01" });
  const spells = [taken, retaken];

  it("is nobody known before the first spell", () => {
    expect(at(spells, "2014-06-09").kind).toBe("unknown");
  });

  it("is the later one on the very day of a change", () => {
    expect(at(spells, "2015-05-16").holders).toEqual(["greens"]);
    expect(at(spells, "2015-05-17")).toMatchObject({ kind: "held", holders: ["greys"], turning: false });
  });

  it("goes stale, and is then not known any more", () => {
    expect(at(spells, "2015-10-31").stale).toBe(false);
    expect(at(spells, "2015-11-01")).toMatchObject({ kind: "held", stale: true });
    const forgotten = dayNumber("2015-11-01") + FORGOTTEN_AFTER_DAYS;
    expect(stateAt(spells, forgotten - 1).kind).toBe("held");
    expect(stateAt(spells, forgotten)).toMatchObject({ kind: "unknown", holders: [], last: ["greys"] });
  });

  it("is either of two while the day of the change is not known closer", () => {
    const either = [spell(["greens"], "2014-06-10", "2015-05-01..2015-05-31"), spell(["greys"], "2015-05-01..2015-05-31", null)];
    const state = at(either, "2015-05-10");
    expect(state).toMatchObject({ kind: "contested", turning: true, holders: ["greens", "greys"] });
    expect(stateWords(state, name)).toContain("greens or greys");
    expect(at(either, "2015-05-31").holders).toEqual(["greys"]);
  });

  it("keeps a claim a claim and a siege a siege", () => {
    expect(at([spell(["greys"], "2015-01-01", null, { status: "claimed" })], "2015-01-02").kind).toBe("claimed");
    const siege = at([spell(["greys"], "2015-01-01", null, { status: "besieged", besiegers: ["greens"] })], "2015-01-02");
    expect(siege).toMatchObject({ kind: "besieged", besiegers: ["greens"] });
    expect(stateWords(siege, name)).toBe("held by greys, besieged by greens");
  });

  it("does not carry a spell without a beginning back for ever", () => {
    const lost = spell(["greens"], null, "2015-04-01", { affirmed: "2015-03-01" });
    expect(at([lost], "2015-03-20").holders).toEqual(["greens"]);
    expect(at([lost], "2015-02-20")).toMatchObject({ holders: ["greens"], stale: true });
    expect(at([lost], "2010-01-01").kind).toBe("unknown");
  });

  it("knows nobody in a spell whose holder is not known", () => {
    const state = at([taken, spell([], "2015-05-17", null, { status: "unknown" })], "2015-06-01");
    expect(state).toMatchObject({ kind: "unknown", last: ["greens"] });
    expect(stateWords(state, name)).toBe("not known; last known with greens");
  });

  it("knows a siege of a place whose holder is not known", () => {
    const state = at([spell([], "2015-01-01", null, { status: "besieged", besiegers: ["greens"] })], "2015-01-02");
    expect(state.kind).toBe("besieged");
    expect(stateWords(state, name)).toBe("besieged by greens");
  });

  it("never covers a day outside the widest reading of its edges", () => {
    const one = spell(["greys"], "2015-01-05..2015-02-01", "2015-03-01..2015-04-01");
    for (let day = dayNumber("2014-12-01"); day < dayNumber("2015-06-01"); day += 1) {
      const inside = day >= dayNumber("2015-01-05") && day < dayNumber("2015-04-01");
      expect(mayCover(one, day)).toBe(inside);
    }
  });
});

it("lists names", () => {
  expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map((names) => listed(names))).toEqual([
    "somebody unknown",
    "A",
    "A and B",
    "A, B and C",
  ]);
});

describe("the days of a record", () => {
  const record = (asOf: string) => ({ asOf, first: null, places: [{ place: place("Ashdale"), spells: [spell(["greys"], "2014-03-01", null, { affirmed: "2014-06-01", staleFrom: "2014-09-01" })] }] });
  const days = (asOf: string) => daysSpanned(record(asOf))?.map(dayOf);

  it("reach to the record's own day, unless that is long after all that is told", () => {
    expect(days("2014-08-01")).toEqual(["2014-03-01", "2014-08-01"]);
    expect(days("2019-08-01")).toEqual(["2014-03-01", "2014-06-01"]);
    expect(daysSpanned({ asOf: "2014-08-01", first: null, places: [] })).toBeNull();
  });

  it("begin where somebody is known to hold something", () => {
    expect(dayOf(firstShown(record("2014-08-01")) as number)).toBe("2014-08-01");
    expect(dayOf(firstShown(record("2019-08-01")) as number)).toBe("2014-06-01");
  });
});
