/**
 * What a report answers itself: lists that the server would filter, filtered from the whole list that
 * the report carries. One line a list.
 */

import { documentsScreen } from "./documents";
import { incidentsScreen, queryOf } from "./incidents";
import type { Basemap, DocumentList, IncidentsScreen } from "./types";

type Answer = (whole: never, params: URLSearchParams) => unknown;

const ANSWERS: Record<string, Answer> = {
  "/documents.json": (whole: DocumentList, params) => documentsScreen(whole, params),
  "/basemap.json": (whole: Basemap) => whole,
  "/incidents.json": (whole: IncidentsScreen, params) => incidentsScreen(whole.rows, queryOf(params)),
};

/** The answer to `path?query` from the whole at `path`, or undefined where there is none. */
export function answerHere(embedded: Record<string, unknown>, address: string): unknown {
  const [path = "", query = ""] = address.split("?");
  if (path.startsWith(READER)) return articleOf(embedded, path);
  const answer = ANSWERS[path];
  const whole = embedded[path];
  return answer === undefined || whole === undefined ? undefined : answer(whole as never, new URLSearchParams(query));
}

const READER = "/reader/";
const JSON_END = ".json";

/** A large file writes the beginnings of ids only: a link with the whole id leads to the same article. */
function articleOf(embedded: Record<string, unknown>, path: string): unknown {
  const begins = (carried: string) => carried.startsWith(READER) && path.startsWith(carried.slice(0, -JSON_END.length));
  const found = Object.keys(embedded).find(begins);
  return found === undefined ? undefined : embedded[found];
}
