/**
 * The table of incidents: searched, filtered, counted and sorted here where a report carries them
 * all, in the way that the server does it; and its columns.
 */
import { countryName } from "./countries";
import { stretchName } from "./days";
import type { IncidentRow, IncidentsScreen } from "./types";

export const FACETS = ["type", "actor", "country", "status"] as const;
export type FacetName = (typeof FACETS)[number];
const FACET_LABELS: Record<FacetName, string> = {
  type: "What",
  actor: "Who",
  country: "Country",
  status: "How it is told",
};
export const SORTS = ["date", "type", "place", "status", "sources", "documents"] as const;
export type SortName = (typeof SORTS)[number];
/** What stands in the address for "not known": an empty value would be left out of it. */
export const NO_VALUE = "-";

/** What is asked of the table: the query of `/incidents.json`. */
export interface IncidentsQuery {
  /** Only these, where any are named. */
  ids: string[];
  q: string;
  chosen: Record<FacetName, string[]>;
  from: string | null;
  to: string | null;
  sort: SortName;
  order: "asc" | "desc";
  offset: number;
  limit: number;
}

export function queryOf(params: URLSearchParams): IncidentsQuery {
  const chosen = Object.fromEntries(FACETS.map((name) => [name, params.getAll(name)]));
  const sort = SORTS.find((name) => name === params.get("sort")) ?? "date";
  return {
    ids: params.getAll("id"),
    q: params.get("q") ?? "",
    chosen: chosen as Record<FacetName, string[]>,
    from: params.get("from"),
    to: params.get("to"),
    sort,
    order: params.get("order") === "asc" ? "asc" : "desc",
    offset: whole(params.get("offset"), 0),
    limit: whole(params.get("limit"), 100),
  };
}

function whole(text: string | null, otherwise: number): number {
  const number = Number(text ?? "");
  return text !== null && Number.isInteger(number) && number >= 0 ? number : otherwise;
}

/** The answer that the server would give, from all rows. */
export function incidentsScreen(rows: readonly IncidentRow[], query: IncidentsQuery): IncidentsScreen {
  const found = rows.filter((row) => isFound(row, query));
  const chosen = found.filter((row) => FACETS.every((name) => isChosen(row, name, query)));
  const sorted = [...chosen].sort(sorter(query.sort, query.order));
  return {
    total: chosen.length,
    offset: query.offset,
    rows: sorted.slice(query.offset, query.offset + query.limit),
    facets: FACETS.map((name) => facetOf(name, found, query)),
  };
}

/** Searched words and days; every word must be somewhere in what the row shows. */
function isFound(row: IncidentRow, { ids, q, from, to }: IncidentsQuery): boolean {
  if (ids.length && !ids.includes(row.id)) return false;
  if (from && (row.latest ?? row.earliest ?? "") < from) return false;
  if (to && (row.earliest ?? row.latest ?? "9999") > to) return false;
  const words = q.toLocaleLowerCase("en").split(/\s+/u).filter(Boolean);
  if (!words.length) return true;
  const text = textOf(row);
  return words.every((word) => text.includes(word));
}

const texts = new WeakMap<IncidentRow, string>();

function textOf(row: IncidentRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    const quotes = row.quotes.flatMap((quote) => [quote.quote, quote.title ?? "", quote.saidBy]);
    const place = row.place ? [row.place.name, row.place.country ?? ""] : [];
    const parts = [row.label, ...row.types, ...row.actors, ...row.targets, ...place, row.why ?? "", ...quotes];
    text = parts.join("\n").toLocaleLowerCase("en");
    texts.set(row, text);
  }
  return text;
}

/** The values of a row for a facet; `NO_VALUE` where it has none. */
export function valuesOf(row: IncidentRow, name: FacetName): string[] {
  const found = { type: row.types, actor: row.actors, status: [row.status], country: [row.place?.country ?? NO_VALUE] }[name];
  return found.length ? found : [NO_VALUE];
}

function isChosen(row: IncidentRow, name: FacetName, { chosen }: IncidentsQuery): boolean {
  const wanted = chosen[name];
  return !wanted.length || valuesOf(row, name).some((value) => wanted.includes(value));
}

function facetOf(name: FacetName, found: readonly IncidentRow[], query: IncidentsQuery): IncidentsScreen["facets"][number] {
  const others = FACETS.filter((each) => each !== name);
  const counts = new Map<string, number>(query.chosen[name].map((value) => [value, 0]));
  for (const row of found) {
    if (!others.every((each) => isChosen(row, each, query))) continue;
    for (const value of new Set(valuesOf(row, name))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({
    value,
    label: labelOf(name, value),
    count,
    chosen: query.chosen[name].includes(value),
  }));
  values.sort((one, other) => other.count - one.count || compare(one.label, other.label));
  return { name, label: FACET_LABELS[name], values };
}

function labelOf(name: FacetName, value: string): string {
  if (value === NO_VALUE) return "not known";
  return name === "country" ? (countryName(value) ?? value) : value;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What is not known comes last in either order. */
function sorter(sort: SortName, order: "asc" | "desc"): (one: IncidentRow, other: IncidentRow) => number {
  const key = (row: IncidentRow): string | number | null => {
    switch (sort) {
      case "date":
        return row.earliest ?? row.latest;
      case "type":
        return row.label;
      case "place":
        return row.place?.name ?? null;
      case "status":
        return row.status;
      case "sources":
        return row.sources;
      default:
        return row.documents;
    }
  };
  const sign = order === "asc" ? 1 : -1;
  return (one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || compare(one.id, other.id);
    return sign * (a < b ? -1 : a > b ? 1 : 0) || compare(one.id, other.id);
  };
}

/** "at least 30", "12 to 15", "40"; "not stated" where neither bound is. */
export function tollWords({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null && high === null) return "not stated";
  if (high === null) return `at least ${low}`;
  if (low === null) return `at most ${high}`;
  return low === high ? String(low) : `${low}–${high}`;
}

/** The tolls of one kind in a cell; "not stated" where there are none. */
export function tollCell(row: IncidentRow, what: string): string {
  const found = row.tolls.filter((toll) => toll.what === what);
  return found.length ? [...new Set(found.map(tollWords))].join("; ") : "not stated";
}

export interface Column {
  name: string;
  label: string;
  /** Its text in the table, the CSV and the JSON alike. */
  text(row: IncidentRow): string;
  sort?: SortName;
  /** Numbers are set right. */
  number?: boolean;
}

/** What happened, without the place that has a column of its own. */
function whatOf({ label, place }: IncidentRow): string {
  const tail = `, ${place?.name}`;
  return place && label.endsWith(tail) ? label.slice(0, -tail.length) : label;
}

export const COLUMNS: readonly Column[] = [
  { name: "date", label: "When", sort: "date", text: (row) => stretchName(row.earliest, row.latest) },
  { name: "precision", label: "Known to the", text: (row) => row.datePrecision },
  { name: "type", label: "What", sort: "type", text: whatOf },
  { name: "place", label: "Place", sort: "place", text: (row) => row.place?.name ?? "not known" },
  { name: "country", label: "Country", text: (row) => countryName(row.place?.country ?? null) ?? "not known" },
  { name: "actors", label: "By", text: (row) => row.actors.join(", ") || "not stated" },
  { name: "targets", label: "Against", text: (row) => row.targets.join(", ") || "not stated" },
  { name: "status", label: "Status", sort: "status", text: (row) => row.status },
  { name: "killed", label: "Killed", number: true, text: (row) => tollCell(row, "killed") },
  { name: "injured", label: "Injured", number: true, text: (row) => tollCell(row, "injured") },
  { name: "other", label: "Other tolls", text: (row) => otherTolls(row) },
  { name: "why", label: "Stated why", text: (row) => row.why ?? "not stated" },
  { name: "sources", label: "Independent sources", sort: "sources", number: true, text: (row) => String(row.sources) },
  { name: "documents", label: "Articles", sort: "documents", number: true, text: (row) => String(row.documents) },
];
export const USUAL_COLUMNS = ["date", "type", "place", "actors", "status", "killed", "injured", "sources"];

function otherTolls(row: IncidentRow): string {
  const found = row.tolls.filter(({ what }) => what !== "killed" && what !== "injured");
  return found.map((toll) => `${toll.what}: ${tollWords(toll)}`).join("; ") || "not stated";
}

/** The columns that the address asks for (`columns=date,type`), in the order of the table. */
export function columnsOf(text: string | null): Column[] {
  const wanted = text === null ? USUAL_COLUMNS : text.split(",");
  const found = COLUMNS.filter(({ name }) => wanted.includes(name));
  return found.length ? found : COLUMNS.filter(({ name }) => USUAL_COLUMNS.includes(name));
}
