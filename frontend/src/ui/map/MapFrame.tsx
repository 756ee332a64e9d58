import { useCallback, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { DataSource } from "../../core/data";
import { type DrawnPlace, mapLabels } from "../../core/drawn";
import { textWidth } from "../../core/labels";
import { type View, WHOLE, kilometresPerPixel, scaleBar } from "../../core/projection";
import type { GeoProjection } from "d3-geo";
import { Base } from "./Base";
import { Dots } from "./Dots";
import { PlaceSymbols } from "./PlaceSymbols";
import { useBase } from "./useBase";
import type { Picture } from "./usePicture";
import { stepped, usePanZoom } from "./usePanZoom";
import { useTheme } from "./useTheme";

interface MapFrameProps extends Pick<Picture, "view" | "onView" | "places" | "spots"> {
  data: DataSource;
  projection: GeoProjection;
  size: [number, number];
  chosen: string | null;
  onChoose(key: string): void;
  onSpot(at: [number, number]): void;
  name: string;
}

/** The picture: base map, dots, symbols and labels, and the buttons that move it. */
export function MapFrame(props: MapFrameProps) {
  const { data, projection, size, view, onView, places, spots, chosen, onChoose, onSpot, name } = props;
  const base = useBase(data, projection, view, size);
  const theme = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const handlers = usePanZoom({ view, size, onView, onClick: onSpot });
  useWheel(frame, handlers.onWheel);
  const labels = useLabels(places, base.paths?.towns ?? NO_TOWNS, view, size);
  const kilometres = kilometresPerPixel(view, projection, size);
  const [width, height] = size;
  return (
    <div
      ref={frame}
      class={view.k > 1 ? "map-frame zoomed" : "map-frame"}
      role="group"
      aria-label={name}
      aria-roledescription="map"
      tabindex={0}
      style={{ "--shape": width / height }}
      onPointerDown={handlers.onPointerDown}
      onPointerMove={handlers.onPointerMove}
      onPointerUp={handlers.onPointerUp}
      onPointerCancel={handlers.onPointerCancel}
      onKeyDown={handlers.onKeyDown}
    >
      <svg class="map-base" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>{base.paths && <Base paths={base.paths} />}</g>
        {labels.towns.map((label) => (
          <circle key={label.key} class="town-dot" r="1.6" cx={label.dotX} cy={label.dotY} />
        ))}
      </svg>
      <Dots spots={spots} symbols={places} size={size} theme={theme} />
      <svg class="map-symbols" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <g class="map-labels" aria-hidden="true">
          {labels.towns.map(({ key, text, x, y, anchor }) => (
            <text key={key} class="town-label" x={x} y={y} text-anchor={anchor}>{text}</text>
          ))}
          {labels.places.map(({ key, text, x, y, anchor }) => (
            <text key={key} class="place-label" x={x} y={y} text-anchor={anchor}>{text}</text>
          ))}
        </g>
        <PlaceSymbols places={places} chosen={chosen} onChoose={onChoose} />
      </svg>
      {base.problem !== null && <p class="map-problem">The base map did not load: {base.problem}</p>}
      <div class="map-buttons">
        <button type="button" aria-label="Zoom in" onClick={() => onView(stepped(view, 1, size))}>+</button>
        <button type="button" aria-label="Zoom out" disabled={view.k <= 1} onClick={() => onView(stepped(view, -1, size))}>−</button>
        <button type="button" aria-label="Show all places" disabled={view.k <= 1} onClick={() => onView(WHOLE)}>⤢</button>
      </div>
      {kilometres !== null && Number.isFinite(kilometres) && <ScaleBar kilometres={kilometres} />}
    </div>
  );
}

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

/** The width of a text as this browser sets it, measured once. */
function measured(text: string, size: number): number {
  const key = `${size} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    if (!pen) return textWidth(text, size);
    // Towns' labels are light and places' are bold: all are measured bold.
    pen.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

const NO_TOWNS: { name: string; x: number; y: number; rank: number }[] = [];

function useLabels(places: readonly DrawnPlace[], towns: typeof NO_TOWNS, view: View, size: [number, number]) {
  // Labels move only when what is drawn, or how wide it is, changes: not with every day.
  const shape = places.map(({ place, mark, before, under }) => `${place.key}${mark.shapes.length}${before ? 1 : 0}${under ?? 0}`).join();
  return useMemo(() => {
    const found = mapLabels(places, towns, view, size, measured);
    const dots = new Map(towns.map((town) => [`town ${town.name} ${town.x * view.k + view.x}`, town]));
    return {
      places: found.places,
      towns: found.towns.map((label) => {
        const town = dots.get(label.key);
        return { ...label, dotX: town ? town.x * view.k + view.x : 0, dotY: town ? town.y * view.k + view.y : 0 };
      }),
    };
  }, [shape, towns, view.k, view.x, view.y, size]);
}

/** The wheel is listened to by hand: a listener that may hold the page still must say so. */
function useWheel(frame: { current: HTMLElement | null }, onWheel: (event: WheelEvent) => void): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  const listen = useCallback((event: WheelEvent) => latest.current(event), []);
  useLayoutEffect(() => {
    const watched = frame.current;
    watched?.addEventListener("wheel", listen, { passive: false });
    return () => watched?.removeEventListener("wheel", listen);
  }, [frame, listen]);
}

function ScaleBar({ kilometres }: { kilometres: number }) {
  const [length, pixels] = scaleBar(kilometres, 110);
  return (
    <svg class="scale-bar" width={pixels + 2} height="20" aria-hidden="true">
      <path d={`M1 12v6h${Math.round(pixels)}v-6`} />
      <text x="4" y="13">{length < 1 ? `${Math.round(length * 1000)} m` : `${length} km`}</text>
    </svg>
  );
}
