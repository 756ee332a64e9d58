import { expect, it } from "vitest";
import { stateAt } from "../src/core/control";
import { dayNumber } from "../src/core/days";
import { isCounted, sideOf, standingOn } from "../src/core/standing";
import type { ControlScreen } from "../src/core/types";
import { place, spell } from "./make";

const greys = new Set(["greys", "greys north"]);
const told: ControlScreen = {
  asOf: "2016-12-31",
  first: null,
  places: [
    { place: place("Ford"), spells: [spell(["greys"], "2015-01-10", null, { affirmed: "2015-01-10", staleFrom: "2015-04-10" })] },
    { place: place("Quay"), spells: [spell(["greys north"], "2015-02-01", null, { affirmed: "2016-03-01", staleFrom: "2016-05-30" })] },
    { place: place("Mill"), spells: [spell(["greys", "reds"], "2015-01-10", null, { status: "contested", affirmed: "2016-01-10" })] },
    { place: { ...place("Coast"), precision: "province" }, spells: [spell(["greys"], "2015-01-10", null, { affirmed: "2016-12-01" })] },
  ],
};
const on = (day: string) => standingOn(told, greys, dayNumber(day));

it("counts what the side alone holds, the old news apart, and forgets when the map does", () => {
  expect(on("2015-01-01")).toEqual({ fresh: 0, stale: 0 });
  expect(on("2015-03-01")).toEqual({ fresh: 2, stale: 0 });
  expect(on("2015-06-01")).toEqual({ fresh: 1, stale: 1 });
  expect(on("2016-04-20")).toEqual({ fresh: 1, stale: 0 });
  expect(stateAt(told.places[0]?.spells ?? [], dayNumber("2016-04-20")).kind).toBe("unknown");
});

it("counts no area and no part of a place", () => {
  expect(isCounted(place("Ford"))).toBe(true);
  expect(isCounted({ key: "geonames:1~part-of", precision: "town" })).toBe(false);
  expect(isCounted({ key: "geonames:1", precision: "country" })).toBe(false);
});

it("takes those of one symbol for one side, but not those of the symbol of all others", () => {
  const actors = [{ key: "a", look: 1 }, { key: "b", look: 1 }, { key: "c", look: 5 }, { key: "d", look: 5 }];
  expect([...sideOf(actors, "a", 5)]).toEqual(["a", "b"]);
  expect([...sideOf(actors, "c", 5)]).toEqual(["c"]);
});
