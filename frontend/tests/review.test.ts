import { describe, expect, it } from "vitest";
import { NEW_SITTING, REVIEW_KEYS, decided, keysFor, skipped, undone } from "../src/core/review";
import type { DecisionRow } from "../src/core/types";

const decision = (id: number): DecisionRow => ({
  id,
  at: "",
  by: "",
  verb: "accept",
  targets: [],
  reason: "",
  field: null,
  value: null,
  standing: "in force",
  label: "",
});

describe("a sitting", () => {
  it("asks the next one in the place of what was decided", () => {
    const sitting = decided(NEW_SITTING, [decision(7)]);
    expect(sitting).toEqual({ offset: 0, made: [{ asked: 0, decisions: [7] }] });
  });

  it("goes on when one is put off, and round when it was the last", () => {
    const once = skipped(NEW_SITTING, 2);
    expect(once.offset).toBe(1);
    expect(skipped(once, 2).offset).toBe(0);
    expect(skipped(NEW_SITTING, 0).offset).toBe(0);
  });

  it("takes back the last answer with all its decisions, and asks it where it was", () => {
    const before = decided(skipped(NEW_SITTING, 9), [decision(1), decision(2)]);
    const back = undone(skipped(before, 8));
    expect(back?.decisions).toEqual([1, 2]);
    expect(back?.sitting).toEqual({ offset: 1, made: [] });
    expect(undone(NEW_SITTING)).toBeNull();
  });
});

describe("keys", () => {
  it("are told apart in either kind of question", () => {
    for (const kind of ["statement", "pair", null] as const) {
      const keys = keysFor(kind).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(keysFor("pair").map(({ action }) => action)).toEqual(["same", "different", "skip", "undo"]);
    expect(keysFor("statement").map(({ key }) => key).join("")).toBe("aresu");
    expect(REVIEW_KEYS).toHaveLength(7);
  });
});
