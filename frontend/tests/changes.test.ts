import { describe, expect, it } from "vitest";
import { balances, changeDays, changesOf, countUpTo, differences, neighbour } from "../src/core/changes";
import { dayNumber, dayOf } from "../src/core/days";
import { control, place, spell } from "./make";

const record = control(
  [place("Ashdale"), [spell(["greens"], "2014-06-10", "2015-05-17"), spell(["greys"], "2015-05-17", null)]],
  [place("Birch"), [spell(["greys"], "2014-01-01", "2015-03-01")]],
  [place("Cole"), [spell(["greys"], null, null, { affirmed: "2015-01-01", staleFrom: "2015-04-01" })]],
  [place("Dell"), [spell(["reds"], "2015-05-17", null, { status: "claimed" })]],
  [place("Elm"), [spell(["reds"], "2014-02-01", null, { affirmed: "2014-02-01", staleFrom: "2014-05-01" })]],
);

describe("changes", () => {
  const changes = changesOf(record);

  it("are in order of time, one for an end and a beginning that are the same", () => {
    const told = changes.map(({ day, place: where, from, to }) => `${dayOf(day)} ${where.name} ${from}>${to}`);
    expect(told).toEqual([
      "2014-01-01 Birch >greys",
      "2014-02-01 Elm >reds",
      "2014-06-10 Ashdale >greens",
      "2015-03-01 Birch greys>",
      "2015-05-17 Ashdale greens>greys",
      "2015-05-17 Dell >reds",
    ]);
  });

  it("have a next and a previous day", () => {
    const days = changeDays(changes);
    const from = (day: string, direction: -1 | 1) => {
      const found = neighbour(days, dayNumber(day), direction);
      return found === null ? null : dayOf(found);
    };
    expect(from("2014-06-10", 1)).toBe("2015-03-01");
    expect(from("2014-06-10", -1)).toBe("2014-02-01");
    expect(from("2015-05-17", 1)).toBeNull();
    expect(from("2013-01-01", -1)).toBeNull();
    expect(from("2013-01-01", 1)).toBe("2014-01-01");
  });

  it("counts what is not later, as a search one by one would", () => {
    const days = [1, 1, 4, 7, 7, 7, 9];
    for (let day = -1; day < 12; day += 1) {
      expect(countUpTo(days, day)).toBe(days.filter((each) => each <= day).length);
    }
  });
});

describe("the difference between two days", () => {
  const found = differences(record, dayNumber("2015-02-01"), dayNumber("2015-06-01"));
  const kinds = Object.fromEntries(found.map(({ place: where, kind }) => [where.name, kind]));

  it("tells changed, new, lost from sight and without news apart", () => {
    expect(kinds).toEqual({ Ashdale: "changed", Birch: "changed", Cole: "no-news", Dell: "new", Elm: "lost-sight" });
  });

  it("counts gains and losses, but no claim and nothing that only went out of sight", () => {
    expect(balances(found)).toEqual([
      { actor: "greys", gained: 1, lost: 1 },
      { actor: "greens", gained: 0, lost: 1 },
    ]);
  });

  it("of a day and itself is nothing", () => {
    const day = dayNumber("2015-02-01");
    const same = differences(record, day, day);
    expect(same.some(({ kind }) => kind === "changed" || kind === "new" || kind === "lost-sight")).toBe(false);
    expect(balances(same)).toEqual([]);
  });
});
