/**
 * Where the reader is: a screen, what of it (a document's id), and the screen's state. On the server
 * it is the path (`/map?t=2015-05-31`), in the file the hash (`#/map?t=2015-05-31`).
 */

import type { ScreenName } from "./types";

export const SCREENS: readonly ScreenName[] = [
  "brief", "reader", "map", "timeline", "why", "incidents", "review", "add", "method",
];

export interface Address {
  screen: ScreenName;
  /** What follows the screen's name: the document of the reader; else "". */
  rest: string;
  params: URLSearchParams;
}

export type Mode = "path" | "hash";

const isScreen = (name: string): name is ScreenName => (SCREENS as readonly string[]).includes(name);

/** The address in `path?query`, or null where no screen has that name. `/` is the brief. */
export function parseAddress(text: string): Address | null {
  const [path = "", query = ""] = splitAt(text.replace(/^[#/]+/, ""), "?");
  const [name = "", rest = ""] = splitAt(path, "/");
  const screen = name === "" ? "brief" : name;
  if (!isScreen(screen)) return null;
  return { screen, rest: decoded(rest), params: new URLSearchParams(query) };
}

/** `/screen/rest?query`, the same whatever order the state was set in. */
export function formatAddress(address: Address): string {
  const params = new URLSearchParams([...address.params].filter(([, value]) => value !== ""));
  params.sort();
  const rest = address.rest === "" ? "" : `/${encodeURIComponent(address.rest)}`;
  const query = params.toString();
  return `/${address.screen}${rest}${query === "" ? "" : `?${query}`}`;
}

/** What to write into `href`. */
export const hrefOf = (address: Address, mode: Mode): string =>
  mode === "hash" ? `#${formatAddress(address)}` : formatAddress(address);

/** The address in the browser's bar. */
export const currentText = (location: { pathname: string; search: string; hash: string }, mode: Mode): string =>
  mode === "hash" ? location.hash : location.pathname + location.search;

/** State with some of it changed; null takes a part away. A list repeats the name. */
export function changed(params: URLSearchParams, change: Record<string, string | string[] | null>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const one of value === null ? [] : [value].flat()) next.append(name, one);
  }
  return next;
}

/** `a?b` → ["a", "b"], at the first mark only. */
function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
