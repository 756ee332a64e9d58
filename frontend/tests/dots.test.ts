import { expect, it } from "vitest";
import { dotRadius } from "../src/core/points";
import { Stamps, colourBits, setDots, stampOf } from "../src/core/dots";

const SIZE = { width: 40, height: 30 };
const picture = () => ({ data: new Uint32Array(SIZE.width * SIZE.height).fill(7), ...SIZE });
const alphaAt = (pixels: ReturnType<typeof picture>, x: number, y: number) => (pixels.data[y * SIZE.width + x] as number) >>> 24;
const spot = (x: number, y: number, count = 1, faint = false) => ({ x, y, count, faint, radius: dotRadius(count) });

it("makes round stamps: the same mirrored, empty in the corners", () => {
  const { side, alpha } = stampOf(5, false, 1);
  for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) expect(alpha[y * side + x]).toBe(alpha[x * side + (side - 1 - y)]);
  expect(alpha[0]).toBe(0);
  expect(alpha[(side * side - 1) / 2]).toBeGreaterThan(50);
  expect(stampOf(5, false, 2).side).toBeGreaterThan(side * 1.5);
});

it("draws where the spots are, in the colour, and nothing elsewhere", () => {
  const pixels = picture();
  setDots(pixels, [spot(20, 15)], colourBits("rgb(17, 34, 51)"), new Stamps(1));
  expect(alphaAt(pixels, 20, 15)).toBeGreaterThan(0);
  expect((pixels.data[15 * SIZE.width + 20] as number) & 0xffffff).toBe(0x332211);
  expect(alphaAt(pixels, 5, 5)).toBe(0);
});

it("draws faint ones fainter, and two on one another firmer than one", () => {
  const centre = (...spots: ReturnType<typeof spot>[]) => {
    const pixels = picture();
    setDots(pixels, spots, 0, new Stamps(1));
    return alphaAt(pixels, 20, 15);
  };
  const many = spot(20, 15, 100);
  expect(centre({ ...many, faint: true })).toBeLessThan(centre(many));
  expect(centre(many, many)).toBeGreaterThan(centre(many));
  expect(centre(...Array.from({ length: 50 }, () => many))).toBeLessThanOrEqual(255);
});

it("cuts what reaches over the edge", () => {
  const pixels = picture();
  setDots(pixels, [spot(0, 0, 100), spot(39, 29, 100), spot(20, -3, 100), spot(-50, 15)], 0, new Stamps(1));
  expect(alphaAt(pixels, 0, 0)).toBeGreaterThan(0);
  expect(alphaAt(pixels, 39, 29)).toBeGreaterThan(0);
  expect(alphaAt(pixels, 39, 0)).toBe(0);
  expect(alphaAt(pixels, 0, 15)).toBe(0);
});

it("reads colours", () => {
  expect(colourBits(" rgb(122, 47, 143) ")).toBe(0x8f2f7a);
  expect(colourBits("purple")).toBe(0);
});
