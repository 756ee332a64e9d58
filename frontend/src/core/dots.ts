/**
 * Dots of one colour set into a picture's pixels. Much faster than drawing circles: a stamp of each
 * size is worked out once, and laid on as alpha.
 */
import type { Spot } from "./points";

/** How much of the colour is in each pixel of a square of `side`, 0 to 255. */
export interface Stamp {
  side: number;
  alpha: Uint8Array;
}

const FILL = { firm: 0.6, faint: 0.12 };
/** From this radius on a disc is the emptier the larger it is: it lies over land and names. */
const SMALL = 3;
const RIM = { firm: 0.95, faint: 0.5 };
const RIM_WIDTH = 0.9;

/** A disc with a rim, smooth at its edges; `density` device pixels a pixel. */
export function stampOf(radius: number, faint: boolean, density: number): Stamp {
  const reach = Math.ceil(radius * density) + 1;
  const side = reach * 2 + 1;
  const alpha = new Uint8Array(side * side);
  const how = faint ? "faint" : "firm";
  const fill = FILL[how] * Math.max(0.3, Math.min(1, SMALL / radius));
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const distance = Math.hypot(x - reach, y - reach) / density;
      const covered = Math.min(1, Math.max(0, (radius - distance) * density + 0.5));
      const rim = Math.min(1, Math.max(0, (distance - radius + RIM_WIDTH) * density + 0.5));
      alpha[y * side + x] = Math.round(255 * covered * (fill * (1 - rim) + RIM[how] * rim));
    }
  }
  return { side, alpha };
}

/** Stamps by their radius in half pixels and their look, made as they are needed. */
export class Stamps {
  private readonly made = new Map<number, Stamp>();

  constructor(readonly density: number) {}

  of(radius: number, faint: boolean): Stamp {
    const halves = Math.round(radius * 2);
    const key = halves * 2 + (faint ? 1 : 0);
    let stamp = this.made.get(key);
    if (!stamp) {
      stamp = stampOf(halves / 2, faint, this.density);
      this.made.set(key, stamp);
    }
    return stamp;
  }
}

/** The pixels of a picture: each 32 bits with the alpha in the highest, as canvases have them. */
export interface Pixels {
  data: Uint32Array;
  width: number;
  height: number;
}

/** Lays all spots onto cleared pixels in one colour (the lower 24 bits of a pixel). */
export function setDots(
  pixels: Pixels,
  spots: readonly (Spot & { radius: number })[],
  colour: number,
  stamps: Stamps,
): void {
  const { density } = stamps;
  pixels.data.fill(0);
  for (const { x, y, radius, faint } of spots) {
    lay(pixels, stamps.of(radius, faint), Math.round(x * density), Math.round(y * density), colour);
  }
}

function lay({ data, width, height }: Pixels, { side, alpha }: Stamp, x: number, y: number, colour: number): void {
  const [left, top] = [x - (side >> 1), y - (side >> 1)];
  const [fromX, toX] = [Math.max(0, -left), Math.min(side, width - left)];
  const [fromY, toY] = [Math.max(0, -top), Math.min(side, height - top)];
  for (let row = fromY; row < toY; row += 1) {
    const line = (top + row) * width + left;
    for (let column = fromX; column < toX; column += 1) {
      const over = alpha[row * side + column] as number;
      if (over === 0) continue;
      const under = (data[line + column] as number) >>> 24;
      // One less both are missing, in whole numbers: 257 / 65536 is a 255th.
      const sum = over + under - ((over * under * 257 + 32_768) >>> 16);
      data[line + column] = ((sum << 24) | colour) >>> 0;
    }
  }
}

/** "#rrggbb" as the lower 24 bits of a pixel (blue, green, red); black for what is no such colour. */
export function colourBits(text: string): number {
  const found = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(text.trim());
  if (!found) return 0;
  const [red, green, blue] = found.slice(1).map(Number) as [number, number, number];
  return (blue << 16) | (green << 8) | red;
}
