import { describe, expect, it } from "vitest";
import { basePaths } from "../src/core/basemap";
import {
  WHOLE,
  type Extent,
  centred,
  extentOfPlaces,
  extentOfView,
  fitted,
  isWorld,
  kilometresPerPixel,
  moved,
  scaleBar,
  viewOfText,
  viewText,
  zoomed,
} from "../src/core/projection";
import type { Basemap } from "../src/core/types";

const SIZE: [number, number] = [900, 600];
const at = (...pairs: [number, number][]) => pairs.map(([lat, lon]) => ({ lat, lon }));

const RECORDS = {
  "a region": at([36.3, 43.1], [33.4, 43.3], [34.6, 38.3], [36.9, 38.4]),
  "one town": at([33.42, 43.31]),
  "across the 180th meridian": at([-17.7, 178.1], [-18.1, 178.4], [-16.8, -179.9], [-21.2, -175.2]),
  "Chukotka and Alaska": at([64.7, 177.5], [66.1, -169.8], [64.5, -165.4]),
  "near the North Pole": at([78.2, 15.6], [81.6, -16.7], [82.5, -62.3]),
  "near the South Pole": at([-77.8, 166.7], [-75.1, 123.3]),
  "several continents": at([33.3, 44.4], [4.6, -74.1], [-1.3, 36.8], [14.6, 121.0], [50.4, 30.5]),
  "from pole to pole": at([80, 20], [-75, 20]),
};

describe.each(Object.entries(RECORDS))("a record of %s", (_, places) => {
  const extent = extentOfPlaces(places);
  const projection = fitted(extent, ...SIZE);
  const points = places.map(({ lat, lon }) => projection([lon, lat]) as [number, number]);

  it("has every place inside the box", () => {
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(-0.5);
      expect(x).toBeLessThanOrEqual(SIZE[0] + 0.5);
      expect(y).toBeGreaterThanOrEqual(-0.5);
      expect(y).toBeLessThanOrEqual(SIZE[1] + 0.5);
    }
  });

  it("is one region: neighbours in the world are neighbours in the picture", () => {
    places.forEach(({ lat, lon }, index) => {
      const beside = projection([lon + 0.05, lat]) as [number, number];
      const [x, y] = points[index] as [number, number];
      expect(Math.hypot(beside[0] - x, beside[1] - y)).toBeLessThan(60);
    });
  });

  it("finds its way back from a pixel to the place", () => {
    places.forEach(({ lat, lon }, index) => {
      const back = projection.invert?.(points[index] as [number, number]) as [number, number];
      expect(back[1]).toBeCloseTo(lat, 3);
      expect(Math.cos(((back[0] - lon) * Math.PI) / 180)).toBeCloseTo(1, 6);
    });
  });

  it("keeps a view in the address", () => {
    const view = centred(points[0] as [number, number], 4, SIZE);
    const again = viewOfText(viewText(view, projection, SIZE), projection, SIZE);
    expect(again.k).toBeCloseTo(4, 2);
    expect(Math.abs(again.x - view.x)).toBeLessThan(2);
    expect(Math.abs(again.y - view.y)).toBeLessThan(2);
  });
});

describe("extents", () => {
  it("has a smallest size, so that one town does not fill the screen", () => {
    const [west, south, east, north] = extentOfPlaces(RECORDS["one town"]);
    expect(north - south).toBeGreaterThan(1);
    expect(east - west).toBeGreaterThan(1);
    expect(kilometresPerPixel(WHOLE, fitted([west, south, east, north], ...SIZE), SIZE)).toBeGreaterThan(0.15);
  });

  it("is narrow across the 180th meridian", () => {
    const [west, , east] = extentOfPlaces(RECORDS["across the 180th meridian"]);
    expect(east - west).toBeLessThan(15);
    expect(east).toBeGreaterThan(180);
  });

  it("is the world for several continents and for no place at all", () => {
    expect(isWorld(extentOfPlaces(RECORDS["several continents"]))).toBe(true);
    expect(isWorld(extentOfPlaces([]))).toBe(true);
    expect(isWorld(extentOfPlaces([{ lat: null, lon: 3 }]))).toBe(true);
    expect(isWorld(extentOfPlaces(RECORDS["a region"]))).toBe(false);
  });

  it("does not depend on the order of the places", () => {
    for (const places of Object.values(RECORDS)) {
      expect(extentOfPlaces([...places].reverse())).toEqual(extentOfPlaces(places));
    }
  });
});

describe("a view", () => {
  const projection = fitted(extentOfPlaces(RECORDS["a region"]), ...SIZE);

  it("keeps the point under the pointer where it is", () => {
    const before = { k: 2, x: -300, y: -200 };
    const after = zoomed(before, 1.5, [450, 300], SIZE);
    expect((450 - after.x) / after.k).toBeCloseTo((450 - before.x) / before.k, 6);
    expect((300 - after.y) / after.k).toBeCloseTo((300 - before.y) / before.k, 6);
  });

  it("is never smaller than the whole and never leaves the picture", () => {
    expect(zoomed({ k: 1.2, x: -40, y: -30 }, 0.1, [10, 10], SIZE)).toEqual(WHOLE);
    const far = moved({ k: 3, x: 0, y: 0 }, 99999, -99999, SIZE);
    expect(far.x).toBeLessThanOrEqual(SIZE[0]);
    expect(far.y).toBeGreaterThanOrEqual(-SIZE[1] * 3);
  });

  it("reads nonsense in the address as the whole", () => {
    for (const text of [null, "", "a,b,c", "1,2", "NaN,1,2"]) expect(viewOfText(text, projection, SIZE)).toEqual(WHOLE);
  });

  it("knows the part of the world that it shows", () => {
    const part = extentOfView(centred(projection([43.3, 33.4]) as [number, number], 8, SIZE), projection, SIZE) as Extent;
    expect(part[0]).toBeLessThan(43.3);
    expect(part[2]).toBeGreaterThan(43.3);
    expect(part[2] - part[0]).toBeLessThan(4);
  });

  it("has a scale bar of a round length that fits", () => {
    for (const scale of [0.01, 0.37, 2, 19, 45]) {
      const [length, pixels] = scaleBar(scale, 120);
      expect(pixels).toBeLessThanOrEqual(120);
      expect(pixels).toBeGreaterThan(40);
      expect(String(length)).toMatch(/^(0\.\d*[125]|[125]0*)$/);
    }
  });
});

describe("the base map's paths", () => {
  const square = (west: number, south: number, side: number, clockwise: boolean) => {
    const ring = [west, south, west, south + side, west + side, south + side, west + side, south, west, south];
    if (clockwise) return ring;
    const turned: number[] = [];
    for (let index = ring.length - 2; index >= 0; index -= 2) turned.push(ring[index] as number, ring[index + 1] as number);
    return turned;
  };
  const base = (rings: number[][], extent: Extent): Basemap => ({
    extent,
    detail: "region",
    countries: [{ name: "Squareland", rings }],
    borders: [[41, 34, 41, 35, 42, 36]],
    disputed: [],
    provinces: [],
    rivers: [],
    lakes: [],
    towns: [{ name: "Corner", lon: 42, lat: 35, rank: 1 }],
    note: "",
  });
  const area = (path: string) => {
    const points = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map((found) => [Number(found[1]), Number(found[2])] as const);
    let twice = 0;
    points.forEach(([x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] as readonly [number, number];
      twice += x * nextY - nextX * y;
    });
    return Math.abs(twice / 2);
  };

  it("is the same country whichever way its ring is wound", () => {
    const extent: Extent = [38, 32, 46, 38];
    const projection = fitted(extent, ...SIZE);
    const [one, other] = [true, false].map((way) => basePaths(base([square(41, 34, 2, way)], extent), projection));
    const path = one?.countries[0]?.path ?? "";
    expect(area(path)).toBeGreaterThan(5_000);
    expect(area(path)).toBeLessThan(SIZE[0] * SIZE[1] * 0.5);
    expect(area(other?.countries[0]?.path ?? "")).toBeCloseTo(area(path), -2);
    expect(one?.borders).toMatch(/^M.*L/);
    expect(one?.towns).toHaveLength(1);
  });

  it("does not smear a country across a world that is turned", () => {
    const extent = extentOfPlaces(at([33, 44], [-17, 178], [40, -100]));
    const projection = fitted(extent, ...SIZE);
    const paths = basePaths(base([square(-1, 10, 3, true)], extent), projection);
    const xs = [...(paths.countries[0]?.path ?? "").matchAll(/[ML](-?[\d.]+)/g)].map((found) => Number(found[1]));
    expect(xs.length).toBeGreaterThan(3);
    expect(paths.sphere).toMatch(/^M/);
  });
});
