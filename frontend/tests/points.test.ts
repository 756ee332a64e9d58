import { describe, expect, it } from "vitest";
import { dotRadius, indexPoints, pointsNear, ranksIn, ringed, spotsIn } from "../src/core/points";
import { WHOLE } from "../src/core/projection";
import type { Points } from "../src/core/types";

const SIZE: [number, number] = [100, 100];

function made(n: number): Points {
  let state = 11;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const first = Array.from({ length: n }, () => (random() < 0.05 ? null : Math.floor(random() * 1000)));
  return {
    n,
    ids: Array.from({ length: n }, (_, index) => `i${index}`),
    lat: Array.from({ length: n }, () => random() * 100),
    lon: Array.from({ length: n }, () => random() * 100),
    first,
    last: first.map((day) => (day === null || random() < 0.1 ? null : day + Math.floor(random() ** 6 * 60))),
    type: Array.from({ length: n }, () => Math.floor(random() * 4)),
    types: ["a", "b", "c", "d"],
    doubtful: Array.from({ length: n }, () => (random() < 0.3 ? 1 : 0)),
  };
}

describe("incidents as dots", () => {
  const points = made(2000);
  const index = indexPoints(points, (lon, lat) => [lon, lat]);

  it("finds those of a span of days, as a search one by one would", () => {
    for (const [from, to] of [[0, 30], [500, 500], [990, 2000], [null, 100], [300, null], [null, null]] as const) {
      for (const types of [null, new Set([1, 3])]) {
        const slow = points.ids.filter((_, which) => {
          const first = points.first[which] ?? points.last[which] ?? null;
          if (first === null) return false;
          const last = points.last[which] ?? first;
          if (types && !types.has(points.type[which] as number)) return false;
          return (to === null || first <= to) && (from === null || last >= from);
        });
        const fast = [...ranksIn(index, { from, to, types })].map((rank) => points.ids[index.order[rank] as number]);
        expect(new Set(fast)).toEqual(new Set(slow));
        expect(spotsIn(index, { from, to, types }, WHOLE, SIZE).shown).toBe(slow.length);
      }
    }
  });

  it("shows none without a day on any day, and says how many", () => {
    const undated = points.first.filter((day, which) => day === null && points.last[which] === null).length;
    expect(index.undated).toBe(undated);
    expect(index.n + index.undated).toBe(points.n);
  });

  it("draws one dot where several lie, counting all in sight", () => {
    const drawn = spotsIn(index, { from: null, to: null, types: null }, WHOLE, SIZE);
    expect(drawn.spots.reduce((sum, spot) => sum + spot.count, 0)).toBe(drawn.inView);
    expect(drawn.spots.length).toBeLessThan(drawn.inView);
    const zoomedIn = spotsIn(index, { from: null, to: null, types: null }, { k: 10, x: -500, y: -500 }, SIZE);
    expect(zoomedIn.inView).toBeLessThan(drawn.inView / 20);
    expect(zoomedIn.shown).toBe(drawn.shown);
  });

  it("is faint only where all are in doubt", () => {
    const one = { ...made(0), n: 3, ids: ["x", "y", "z"], lat: [5, 5, 50], lon: [5, 5, 50], first: [1, 1, 1], last: [1, 1, 1], type: [0, 0, 0] };
    const spots = spotsIn(
      indexPoints({ ...one, doubtful: [1, 0, 1] }, (lon, lat) => [lon, lat]),
      { from: null, to: null, types: null },
      WHOLE,
      SIZE,
    ).spots;
    expect(spots.map(({ count, faint }) => [count, faint])).toEqual([[2, false], [1, true]]);
  });

  it("finds those under the pointer, the nearest first", () => {
    const which = 17;
    const at: [number, number] = [points.lon[which] as number, points.lat[which] as number];
    expect(pointsNear(index, { from: null, to: null, types: null }, WHOLE, at)[0]).toBe(which);
    expect(pointsNear(index, { from: null, to: null, types: null }, WHOLE, [-50, -50])).toEqual([]);
  });

  it("leaves out what the projection cannot show", () => {
    const nowhere = indexPoints(points, () => null);
    expect(spotsIn(nowhere, { from: null, to: null, types: null }, WHOLE, SIZE).inView).toBe(0);
  });

  it("gathers what a symbol would hide into one ring about it", () => {
    const at = (x: number, y: number, count: number, faint: boolean) => ({ x, y, count, faint });
    const drawn = ringed([at(50, 50, 2, true), at(53, 48, 3, false), at(90, 90, 1, true)], [{ x: 51, y: 50 }]);
    expect(drawn).toEqual([
      { ...at(90, 90, 1, true), radius: dotRadius(1) },
      { ...at(51, 50, 5, false), radius: 9 + dotRadius(5) },
    ]);
  });

  it("draws more with a larger dot, up to a limit", () => {
    expect(dotRadius(100)).toBeGreaterThan(dotRadius(1));
    expect(dotRadius(1e9)).toBe(12);
  });
});
