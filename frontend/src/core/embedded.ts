/** The JSON that a report carries: as it is, or, where it is long, gzipped and in base 64. */

import type { Embedded } from "./data";

/** `encoding` is null or "gzip". Throws where the text is not what the encoding says. */
export async function readEmbedded(text: string, encoding: string | null): Promise<Embedded> {
  if (encoding !== "gzip") return JSON.parse(text) as Embedded;
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return unfolded(await new Response(plain).json()) as Embedded;
}

/** Letters from which on a text that stands twice is written once; as in packing.py. */
const LEAST_SHARED = 10;

/**
 * Puts back what `packing.py` folded: `{"$": number}` stands for the text or object of that number,
 * counted in the order in which they are done with.
 */
export function unfolded(value: unknown, met: unknown[] = []): unknown {
  if (typeof value === "string") {
    if (value.length >= LEAST_SHARED) met.push(value);
    return value;
  }
  if (Array.isArray(value)) return value.map((each) => unfolded(each, met));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries[0]?.[0] === "$") return met[entries[0][1] as number];
  const whole: Record<string, unknown> = {};
  for (const [name, each] of entries) whole[name] = unfolded(each, met);
  met.push(whole);
  return whole;
}
