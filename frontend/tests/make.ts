/** Small parts of a record, for tests. */
import type { Actor, ControlScreen, Edge, IncidentRow, PlaceRef, Quote, Spell } from "../src/core/types";

export const quote = (statement: string, words = `words of ${statement}`): Quote => ({
  statement,
  document: "d1",
  sourceId: "report.txt",
  title: "A report",
  published: "2015-06-01",
  quote: words,
  start: 0,
  end: words.length,
  saidBy: "A paper",
  mood: "fact",
});

export const place = (name: string, lat = 33, lon = 43, country: string | null = "IQ"): PlaceRef => ({
  key: `place:${name}`,
  name,
  country,
  lat,
  lon,
  precision: "town",
  radiusKm: 2,
  population: null,
});

/** "2015-05-17", "2015-05-01..2015-05-31", "..2015-05-17" or null. */
export const edge = (text: string | null, statement = "s1"): Edge | null => {
  if (text === null) return null;
  const [earliest = "", latest = earliest] = text.split("..");
  return { earliest: earliest || null, latest: latest || null, words: "", quotes: [quote(statement)] };
};

export const spell = (
  holders: string[],
  start: string | null,
  end: string | null,
  more: Partial<Spell> = {},
): Spell => ({
  status: "held",
  holders,
  besiegers: [],
  start: edge(start, `start of ${holders.join()}`),
  end: edge(end, `end of ${holders.join()}`),
  affirmed: null,
  staleFrom: null,
  sources: 1,
  confidence: null,
  confidenceWhy: "",
  quotes: [],
  ...more,
});

export const control = (...places: [PlaceRef, Spell[]][]): ControlScreen => ({
  asOf: "2015-06-01",
  first: null,
  places: places.map(([where, spells]) => ({ place: where, spells })),
});

export const actor = (key: string, look = 0, shape: Actor["shape"] = "circle"): Actor => ({
  key,
  name: `the ${key}`,
  short: key,
  look,
  shape,
  category: "",
});

export const row = (id: string, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id,
  types: ["battle"],
  label: "Battle",
  earliest: "2015-05-01",
  latest: "2015-05-01",
  datePrecision: "day",
  place: place("Ashdale"),
  actors: ["Greys"],
  targets: [],
  status: "reported",
  tolls: [],
  why: null,
  sources: 1,
  documents: 1,
  links: [],
  quotes: [quote(id)],
  ...more,
});
