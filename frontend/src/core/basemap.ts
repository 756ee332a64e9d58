/** The base map's flat coordinates → SVG path data, cut and bent by the projection. */
import { geoArea, geoPath } from "d3-geo";
import type { GeoProjection, GeoStream } from "d3-geo";
import { isWorld } from "./projection";
import type { Basemap } from "./types";

/** Path data by layer; countries apart, each with its name. */
export interface BasePaths {
  sphere: string;
  countries: { name: string; path: string }[];
  borders: string;
  disputed: string;
  provinces: string;
  rivers: string;
  lakes: string;
  towns: { name: string; x: number; y: number; rank: number }[];
}

/** All layers under one projection. */
export function basePaths(base: Basemap, projection: GeoProjection): BasePaths {
  const lines = (parts: readonly number[][]) => drawn(projection, parts, false);
  const areas = (parts: readonly number[][]) => drawn(projection, parts, true);
  return {
    sphere: isWorld(base.extent) ? (geoPath(projection)({ type: "Sphere" }) ?? "") : "",
    countries: base.countries
      .map(({ name, rings }) => ({ name, path: areas(rings) }))
      .filter(({ path }) => path !== ""),
    borders: lines(base.borders),
    disputed: lines(base.disputed),
    provinces: lines(base.provinces),
    rivers: lines(base.rivers),
    lakes: areas(base.lakes),
    towns: base.towns.flatMap(({ name, lon, lat, rank }) => {
      const point = projection([lon, lat]);
      return point?.every(Number.isFinite) ? [{ name, x: point[0], y: point[1], rank }] : [];
    }),
  };
}

/** Every part through the projection into one path, to a hundredth of a pixel (it may be magnified). */
function drawn(projection: GeoProjection, parts: readonly number[][], closed: boolean): string {
  const pen = new Pen(closed);
  const stream = projection.stream(pen);
  for (const part of parts) {
    if (part.length < (closed ? 6 : 4)) continue;
    const flat = closed ? asSmaller(part) : part;
    if (closed) stream.polygonStart();
    stream.lineStart();
    // A ring's last point is its first again: the stream closes it itself.
    const length = closed && isClosed(flat) ? flat.length - 2 : flat.length;
    for (let index = 0; index + 1 < length; index += 2) {
      const next = (index + 2) % flat.length;
      send(stream, flat, index);
      if (closed || index + 3 < length) sendBetween(stream, flat, index, next);
    }
    stream.lineEnd();
    if (closed) stream.polygonEnd();
  }
  return pen.text();
}

const LONG_DEGREES = 4;

function send(stream: GeoStream, flat: readonly number[], index: number): void {
  stream.point(flat[index] as number, flat[index + 1] as number);
}

/**
 * Points along a long side, which is straight in degrees: the edge of a cut follows a parallel, where
 * d3 would draw the shortest way over the sphere.
 */
function sendBetween(stream: GeoStream, flat: readonly number[], from: number, to: number): void {
  const [lon, lat] = [flat[from] as number, flat[from + 1] as number];
  const [east, north] = [(flat[to] as number) - lon, (flat[to + 1] as number) - lat];
  const parts = Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / LONG_DEGREES);
  for (let part = 1; part < parts; part += 1) {
    stream.point(lon + (east * part) / parts, lat + (north * part) / parts);
  }
}

function isClosed(flat: readonly number[]): boolean {
  return flat[0] === flat[flat.length - 2] && flat[1] === flat[flat.length - 1];
}

/**
 * The ring wound so that it encloses the smaller side of the sphere: d3 reads the other winding as
 * the whole world but this ring.
 */
function asSmaller(flat: number[]): number[] {
  const points: [number, number][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    points.push([flat[index] as number, flat[index + 1] as number]);
  }
  if (!isClosed(flat)) points.push(points[0] as [number, number]);
  if (geoArea({ type: "Polygon", coordinates: [points] }) <= 2 * Math.PI) return flat;
  return points.reverse().flat();
}

/** Writes what the projection streams as path data. */
class Pen implements GeoStream {
  private parts: string[] = [];
  private begun = false;
  private lastX = Number.NaN;
  private lastY = Number.NaN;

  constructor(private readonly closed: boolean) {}

  lineStart(): void {
    this.begun = false;
  }

  point(x: number, y: number): void {
    const [roundX, roundY] = [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
    if (this.begun && roundX === this.lastX && roundY === this.lastY) return;
    this.parts.push(`${this.begun ? "L" : "M"}${roundX} ${roundY}`);
    this.begun = true;
    this.lastX = roundX;
    this.lastY = roundY;
  }

  lineEnd(): void {
    if (this.closed && this.begun) this.parts.push("Z");
  }

  polygonStart(): void {}

  polygonEnd(): void {}

  sphere(): void {}

  text(): string {
    return this.parts.join("");
  }
}
