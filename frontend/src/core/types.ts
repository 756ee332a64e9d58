/**
 * The JSON that the screens are drawn from: what the server answers, and what the one-file report
 * carries. Offsets are Unicode code points of `text`, `end` exclusive (see codepoints.ts). Days are
 * ISO 8601 (`2015-05-31`); times are EDTF. What is not stated is null, never 0 or "".
 */

export type Day = string;

/** Shown on every screen: what record this is. GET /record.json */
export interface RecordInfo {
  title: string;
  asOf: Day | null;
  first: Day | null;
  counts: { documents: number; statements: number; incidents: number; places: number; copies: number; unread: number; dropped: number };
  run: { id: string; code: string; rules: string; model: string; gazetteer: string } | null;
  /** Hash over the views: two records with the same hash show the same. */
  hash: string;
  actors: Actor[];
  /** Screens that this copy can show; a report has no "review" and no "add". */
  screens: ScreenName[];
  credits: string[];
}
export type ScreenName = "brief" | "reader" | "map" | "timeline" | "why" | "incidents" | "review" | "add" | "method";

/** A party in control somewhere. `look` (0-5) indexes the fixed palette; `shape` doubles it. */
export interface Actor {
  key: string;
  name: string;
  short: string;
  look: number;
  shape: "circle" | "square" | "triangle" | "diamond" | "hexagon" | "cross";
  category: string;
}

/** The exact words something rests on. */
export interface Quote {
  statement: string;
  document: string;
  sourceId: string;
  title: string | null;
  published: string | null;
  quote: string;
  start: number;
  end: number;
  saidBy: string;
  mood: string;
}
export interface Clause { text: string; quotes: Quote[] }

/** GET /brief.json?question=&from=&to=&since= */
export interface BriefScreen {
  question: string | null;
  asOf: Day | null;
  figures: { label: string; value: string; note: string; sources: number; quotes: Quote[] }[];
  bottomLine: Clause[];
  judgements: { text: string; likelihood: string | null; confidence: string; quotes: Quote[] }[];
  /** `more`: how many clauses, or rows, a report does not carry. */
  sections: { heading: string; groups: { heading: string | null; clauses: Clause[]; more: number }[]; table: { columns: string[]; rows: string[][]; more: number } | null }[];
  disputed: { place: PlaceRef; parties: string[]; since: string; quotes: Quote[] }[];
  since: Day | null;
  changed: Change[];
  /** What can be asked, and said where a question cannot be answered. */
  cannot: string | null;
  questions: string[];
}

export interface PlaceRef { key: string; name: string; country: string | null; lat: number | null; lon: number | null; precision: string; radiusKm: number | null; population: number | null }
export interface Change { day: string; place: PlaceRef; from: string[]; to: string[]; status: string; quotes: Quote[]; sources: number }

/** GET /documents.json?q=&offset=&limit= */
/** `left`: how many articles a report does not carry. */
export interface DocumentList { total: number; documents: DocumentRef[]; left?: number }
export interface DocumentRef { id: string; sourceId: string; title: string | null; published: string | null; publisher: string | null; statements: number; copyOf: string | null }

/** GET /reader/{document}.json */
export interface ReaderScreen {
  document: DocumentRef & { url: string | null; authors: string[]; fetched: string | null; sha256: string; mediaType: string; language: string | null; dateline: string | null };
  text: string;
  zones: { kind: string; start: number; end: number }[];
  cards: Card[];
  copies: DocumentRef[];
  copiesWhy: string[];
  dropped: { quote: string; reason: string }[];
  versions: DocumentRef[];
  /** In a file only: `text` is no more than the passages that something was read from, and `sha256` its beginning. */
  extract?: boolean;
}

/** A statement as a card beside the text. `spans`: what is marked, by role ("evidence", "actor" …). */
export interface Card {
  id: string;
  kind: "event" | "state" | "reason";
  type: string;
  sentence: string;
  quote: string;
  start: number;
  end: number;
  spans: { role: string; start: number; end: number }[];
  fields: { name: string; value: string; words: string | null }[];
  polarity: "+" | "-";
  mood: string;
  commitment: string;
  /** Outermost first: publication → Reuters → residents. */
  chain: { who: string; kind: string; cue: string | null; start: number | null; end: number | null }[];
  rule: string;
  ruleGloss: string;
  confidence: number | null;
  confidenceWhy: string;
  notes: string[];
  verdict: string | null;
  incident: string | null;
}

/** GET /control.json  (the map and the timeline are drawn from it) */
export interface ControlScreen {
  asOf: Day | null;
  first: Day | null;
  places: { place: PlaceRef; spells: Spell[] }[];
}
export interface Spell {
  status: "held" | "claimed" | "contested" | "besieged" | "unknown" | string;
  /** Actor keys. */
  holders: string[];
  besiegers: string[];
  start: Edge | null;
  end: Edge | null;
  affirmed: Day | null;
  /** From this day on it is shown as stale: nobody has affirmed it for long. */
  staleFrom: Day | null;
  sources: number;
  confidence: number | null;
  confidenceWhy: string;
  quotes: Quote[];
}
export interface Edge { earliest: Day | null; latest: Day | null; words: string; quotes: Quote[] }

/** GET /ground.json?actor=KEY */
export interface GroundScreen {
  actor: string;
  at: Day | null;
  months: { month: string; gained: number; lost: number; held: number; net: number }[];
  held: number;
  claimed: number;
  contested: number;
  population: number;
  uncounted: number;
  momentum: { days: number; gained: number; lost: number; net: number }[];
  shares: { asOf: Day | null; amount: string; percent: number | null; of: string; source: string; quote: Quote }[];
}

/** GET /points.json  Every incident with a place, in columns: small, for the canvas. */
export interface Points {
  n: number;
  ids: string[];
  lat: number[];
  lon: number[];
  /** Days since 1970-01-01; null where no day is known. */
  first: (number | null)[];
  last: (number | null)[];
  /** Index into `types`. */
  type: number[];
  types: string[];
  /** 1 where it is only claimed, denied or in doubt: drawn faint. */
  doubtful: (0 | 1)[];
}

/** GET /basemap.json?west=&south=&east=&north=&width=   cut to the extent; GeoJSON-like, in degrees. */
export interface Basemap {
  extent: [number, number, number, number];
  detail: "world" | "region" | "country";
  countries: { name: string; rings: number[][] }[];
  /** Shared borders only, each a flat list lon, lat, lon, lat … */
  borders: number[][];
  disputed: number[][];
  provinces: number[][];
  rivers: number[][];
  lakes: number[][];
  towns: { name: string; lon: number; lat: number; rank: number }[];
  note: string;
}

/** GET /why.json?effect=&from=&to= */
export interface WhyScreen {
  question: string;
  effects: { key: string; label: string; reasons: number }[];
  effect: string | null;
  premise: Clause[];
  /** Ranked by independent sources, rule precision, explicitness. */
  reasons: Reason[];
  whatWouldChange: Clause[];
  whatMayFollow: Clause[];
  grid: { hypotheses: string[]; rows: { reason: string; cells: ("consistent" | "inconsistent" | "silent")[] }[] } | null;
  disagreements: Clause[];
  gaps: Clause[];
}
export interface Reason {
  id: string;
  label: string;
  factor: string;
  camp: string;
  relation: string;
  bearing: "supports" | "against";
  sources: number;
  strength: number;
  confidenceWhy: string;
  quotes: Quote[];
}

/** GET /incidents.json?q=&type=&actor=&country=&status=&from=&to=&sort=&order=&offset=&limit= (facets repeat). */
export interface IncidentsScreen {
  total: number;
  offset: number;
  rows: IncidentRow[];
  /** Counts ignore the choice made in their own facet. */
  facets: { name: string; label: string; values: { value: string; label: string; count: number; chosen: boolean }[] }[];
}
export interface IncidentRow {
  id: string;
  types: string[];
  label: string;
  earliest: Day | null;
  latest: Day | null;
  datePrecision: string;
  place: PlaceRef | null;
  actors: string[];
  targets: string[];
  status: string;
  tolls: { what: string; low: number | null; high: number | null; words: string }[];
  why: string | null;
  sources: number;
  documents: number;
  links: string[];
  quotes: Quote[];
}

/** GET /review.json?kind=&offset= */
export interface ReviewScreen {
  left: number;
  done: number;
  item: ReviewItem | null;
  log: DecisionRow[];
}
export interface ReviewItem {
  key: string;
  kind: "statement" | "pair";
  /** Why it is asked. */
  why: string;
  cards: Card[];
  before: string[];
  after: string[];
  document: DocumentRef[];
  /** Which fields can be corrected, with their values now. */
  editable: { field: string; label: string; value: string }[];
}
export interface DecisionRow { id: number; at: string; by: string; verb: string; targets: string[]; reason: string; field: string | null; value: string | null; standing: string; label: string }
/** POST /decisions  answers {decision: DecisionRow, alike: Card[]} */
export interface DecisionAsk { verb: "accept" | "reject" | "same" | "different" | "correct" | "supersede" | "revert"; targets: string[]; reason: string; field?: string; value?: string }
export interface DecisionAnswer { decision: DecisionRow; alike: Card[] }

/** POST /documents (JSON {text}|{url}, or files as multipart) answers {job}; GET /jobs/{id}.json */
export interface Job { id: string; state: "waiting" | "reading" | "done" | "stopped"; total: number; done: number; added: DocumentRef[]; known: DocumentRef[]; failures: { sourceId: string; problem: string; remedy: string }[]; statements: number }

/** GET /progress.json: how far the server is in gathering the record; `number` of `of` steps. */
export interface Progress { ready: boolean; step: string; number: number; of: number; seconds: number }

/** GET /method.json */
export interface MethodScreen {
  control: { heading: string; text: string }[];
  rules: { id: string; type: string; gloss: string; right: number; judged: number; confidence: number | null }[];
  scores: { task: string; score: string; metric: string; published: string; goal: string }[];
  limits: string[];
  credits: string[];
}
