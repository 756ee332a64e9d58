/** The JSON that a report carries: as it is, or, where it is long, gzipped and in base 64. */

import type { Embedded } from "./data";

/** `encoding` is null or "gzip". Throws where the text is not what the encoding says. */
export async function readEmbedded(text: string, encoding: string | null): Promise<Embedded> {
  if (encoding !== "gzip") return JSON.parse(text) as Embedded;
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(plain).json()) as Embedded;
}
