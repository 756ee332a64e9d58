import { useLayoutEffect, useRef } from "preact/hooks";
import { type Spot, behindAny, dotRadius } from "../../core/points";
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
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, spots, symbols, size);
  }, [spots, symbols, size, theme]);
  return <canvas ref={canvas} class="map-dots" aria-hidden="true" />;
});

function draw(canvas: HTMLCanvasElement, spots: readonly Spot[], symbols: DotsProps["symbols"], [width, height]: [number, number]): void {
  const density = Math.min(2, window.devicePixelRatio || 1);
  if (canvas.width !== width * density || canvas.height !== height * density) {
    canvas.width = width * density;
    canvas.height = height * density;
  }
  // Read often by software rendering, where a canvas on the graphics processor is slow to draw on.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const behind = behindAny(symbols);
  const stamps = new Map<string, HTMLCanvasElement>();
  for (const { x, y, count, faint } of spots) {
    const radius = Math.round(dotRadius(count, behind(x, y)) * 2) / 2;
    const key = `${radius}${faint}`;
    let stamp = stamps.get(key);
    if (!stamp) {
      stamp = stampOf(radius, faint, density, style);
      stamps.set(key, stamp);
    }
    const half = radius + 1;
    context.drawImage(stamp, x - half, y - half, half * 2, half * 2);
  }
}

/** One dot, drawn once: stamping it is many times as fast as drawing circles. */
function stampOf(radius: number, faint: boolean, density: number, style: CSSStyleDeclaration): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  const side = Math.ceil((radius + 1) * 2 * density);
  stamp.width = side;
  stamp.height = side;
  const context = stamp.getContext("2d");
  if (!context) return stamp;
  context.scale(density, density);
  context.beginPath();
  context.arc(radius + 1, radius + 1, radius, 0, 2 * Math.PI);
  context.fillStyle = style.getPropertyValue("--dot");
  context.globalAlpha = faint ? 0.28 : 0.72;
  context.fill();
  context.globalAlpha = faint ? 0.6 : 0.9;
  context.lineWidth = 0.75;
  context.strokeStyle = style.getPropertyValue("--dot-edge");
  context.stroke();
  return stamp;
}
