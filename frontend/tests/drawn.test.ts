import { describe, expect, it } from "vitest";
import { stateAt } from "../src/core/control";
import { type DrawnPlace, type Spotted, mapLabels, thinned } from "../src/core/drawn";
import { overlap } from "../src/core/labels";
import { WHOLE } from "../src/core/projection";
import { markOf } from "../src/core/symbols";
import { actor, place, spell } from "./make";

const SIZE: [number, number] = [600, 400];
const spotted = (name: string, x: number, y: number, weight = 1): Spotted => ({ place: place(name), x, y, weight });
const names = (found: readonly Spotted[]) => found.map((each) => each.place.name);

describe("which places are drawn", () => {
  const places = [spotted("Small", 100, 100, 1), spotted("Large", 102, 101, 9), spotted("Far", 300, 300, 1), spotted("Out", 900, 10, 5)];

  it("leaves the lighter of two on one another out, and counts it", () => {
    const found = thinned(places, WHOLE, SIZE, new Set());
    expect(names(found.drawn).sort()).toEqual(["Far", "Large"]);
    expect([found.hidden, found.outside]).toEqual([1, 1]);
    expect([...found.under]).toEqual([["place:Large", 1]]);
  });

  it("draws the chosen one come what may", () => {
    expect(names(thinned(places, WHOLE, SIZE, new Set(["place:Small"])).drawn)).toContain("Small");
  });

  it("draws both when they are zoomed apart", () => {
    const found = thinned(places, { k: 20, x: -1800, y: -1800 }, SIZE, new Set());
    expect(names(found.drawn).sort()).toEqual(["Large", "Small"]);
  });

  it("does not depend on the order given", () => {
    expect(names(thinned([...places].reverse(), WHOLE, SIZE, new Set()).drawn)).toEqual(names(thinned(places, WHOLE, SIZE, new Set()).drawn));
  });
});

describe("labels of the map", () => {
  const state = stateAt([spell(["greys"], "2015-01-01", null)], 16_500);
  const mark = markOf(state, (key) => actor(key));
  const drawn = (name: string, x: number, y: number, before = false): DrawnPlace => ({ place: place(name), state, mark, before: before ? mark : null, x, y });

  it("keep off what a place was before", () => {
    const { places } = mapLabels([drawn("Ashdale", 590, 200, true)], [], WHOLE, SIZE);
    const was = { left: 558, right: 584, top: 191, bottom: 209 };
    for (const { x, y, text } of places) expect(overlap({ left: x - text.length * 8, right: x, top: y - 10, bottom: y + 3 }, was)).toBe(false);
  });

  it("names a town of the base map once, and not beside its own symbol", () => {
    const towns = [
      { name: "Al-Ashdale", x: 103, y: 101, rank: 1 },
      { name: "Birch", x: 400, y: 100, rank: 2 },
      { name: "Ashdale", x: 300, y: 300, rank: 3 },
    ];
    const found = mapLabels([drawn("Ashdale", 100, 100)], towns, WHOLE, SIZE);
    expect(found.places.map(({ text }) => text)).toEqual(["Ashdale"]);
    expect(found.towns.map(({ text }) => text)).toEqual(["Birch"]);
  });
});
