import { useLayoutEffect, useRef } from "preact/hooks";
import { type Pixels, Stamps, colourBits, setDots } from "../../core/dots";
import { type Spot, ringed } from "../../core/points";
import { memo } from "./memo";

interface DotsProps {
  spots: readonly Spot[];
  /** Where symbols lie, which would hide the dots of their place. */
  symbols: readonly { x: number; y: number }[];
  size: [number, number];
  /** Redraws when the colours of the page change. */
  theme: string;
}

/** Incidents as dots on a canvas; the table beside it says the same. */
export const Dots = memo(function Dots({ spots, symbols, size, theme }: DotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<Sheet | null>(null);
  useLayoutEffect(() => {
    if (canvas.current) sheet.current = draw(canvas.current, sheet.current, theme, size, spots, symbols);
  }, [spots, symbols, size, theme]);
  return <canvas ref={canvas} class="map-dots" aria-hidden="true" />;
});

const MOST_DENSITY = 2;

/** What one drawing leaves for the next: to ask for it again costs as much as to draw. */
interface Sheet {
  theme: string;
  colour: number;
  stamps: Stamps;
  context: CanvasRenderingContext2D;
  image: ImageData;
  pixels: Pixels;
}

function draw(
  canvas: HTMLCanvasElement,
  before: Sheet | null,
  theme: string,
  size: [number, number],
  ...[spots, symbols]: [DotsProps["spots"], DotsProps["symbols"]]
): Sheet | null {
  const density = Math.min(MOST_DENSITY, window.devicePixelRatio || 1);
  const [width, height] = size.map((side) => Math.max(1, Math.round(side * density))) as [number, number];
  const fits = before?.theme === theme && before.stamps.density === density && before.image.width === width && before.image.height === height;
  const sheet = fits ? before : sheetOf(canvas, theme, density, [width, height]);
  if (!sheet) return null;
  setDots(sheet.pixels, ringed(spots, symbols), sheet.colour, sheet.stamps);
  sheet.context.putImageData(sheet.image, 0, 0);
  return sheet;
}

function sheetOf(canvas: HTMLCanvasElement, theme: string, density: number, [width, height]: [number, number]): Sheet | null {
  canvas.width = width;
  canvas.height = height;
  // Read often by software rendering, where a canvas on the graphics processor is slow to write to.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  const image = context.createImageData(width, height);
  return {
    theme,
    colour: colourBits(getComputedStyle(canvas).color),
    stamps: new Stamps(density),
    context,
    image,
    pixels: { data: new Uint32Array(image.data.buffer), width, height },
  };
}
