import { describe, expect, it } from "vitest";
import { stateAt } from "../src/core/control";
import { dayNumber } from "../src/core/days";
import { markOf, reach } from "../src/core/symbols";
import type { Spell } from "../src/core/types";
import { actor, spell } from "./make";

const ACTORS = { greys: actor("greys", 1, "square"), greens: actor("greens", 2, "triangle"), reds: actor("reds", 3, "diamond") };
const look = (...spells: Spell[]) =>
  markOf(stateAt(spells, dayNumber("2015-01-10")), (key) => ACTORS[key as keyof typeof ACTORS]);
const held = (holders: string[], more: Partial<Spell> = {}) => spell(holders, "2015-01-01", null, more);

describe("a symbol", () => {
  it("has its holder's shape and colour", () => {
    expect(look(held(["greys"]))).toMatchObject({ fill: "full", crossed: false, dashed: false, ring: null, shapes: [{ shape: "square", look: 1, dx: 0 }] });
  });

  it("tells every state from every other", () => {
    const marks = [
      look(held(["greys"])),
      look(held(["greys"], { status: "claimed" })),
      look(held(["greys", "greens"], { status: "contested" })),
      look(held(["greys"], { status: "besieged", besiegers: ["greens"] })),
      look(held(["greys"], { staleFrom: "2015-01-05" })),
      look(),
    ];
    const seen = marks.map(({ fill, dashed, crossed, ring, shapes }) => `${fill} ${dashed} ${crossed} ${ring} ${shapes.length}`);
    expect(new Set(seen).size).toBe(marks.length);
  });

  it("shows two side by side and says how many more", () => {
    const mark = look(held(["greys", "greens", "reds"], { status: "contested" }));
    expect(mark.shapes.map(({ dx }) => Math.sign(dx))).toEqual([-1, 1]);
    expect(mark.more).toBe(1);
    expect(reach(mark)[0]).toBeGreaterThan(reach(look(held(["greys"])))[0]);
  });

  it("is larger where it is surer, within limits", () => {
    const radius = (confidence: number | null) => look(held(["greys"], { confidence })).radius;
    expect(radius(0.9)).toBeGreaterThan(radius(0.3));
    expect(radius(5)).toBe(9);
    expect(radius(null)).toBeGreaterThan(6);
  });
});
