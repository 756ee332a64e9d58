/**
 * Where a screen's JSON comes from: the server, at the screen's address plus `.json`, or the report,
 * which carries the same JSON under the same addresses. Screens cannot tell them apart.
 */

import { answerHere } from "./answers";

export interface DataSource {
  kind: "server" | "file";
  /** The JSON at an address such as `/why.json?effect=x`. Throws `DataError`. */
  get<T>(address: string): Promise<T>;
  /** Sends JSON or files to the server. Throws `DataError`; always does in a file. */
  post<T>(address: string, body: unknown | FormData): Promise<T>;
}

/** What went wrong, in a sentence that a reader can be shown. */
export class DataError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

/** Address → JSON, as a report carries it. */
export type Embedded = Record<string, unknown>;

/** `path?query` with the query sorted and empty parts left out, so that one state has one address. */
export function canonical(address: string): string {
  const [path = "", query = ""] = address.split("?");
  const params = new URLSearchParams([...new URLSearchParams(query)].filter(([, value]) => value !== ""));
  params.sort();
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** An address from a path and its state; nulls and empty values are left out, lists repeat. */
export function jsonAddress(path: string, query: Record<string, string | string[] | number | null | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? ""].flat()) if (one !== "") params.append(name, String(one));
  return canonical(`${path}?${params.toString()}`);
}

/** Reads what the report carries; where it holds the whole of a list, filters it here. */
export function embeddedSource(embedded: Embedded): DataSource {
  return {
    kind: "file",
    get<T>(address: string): Promise<T> {
      const key = canonical(address);
      const found = embedded[key] ?? answerHere(embedded, key);
      return found === undefined
        ? Promise.reject(new DataError("This report does not carry that page: of a large record it carries the articles cited most. The ledger that it was made from has them all.", 404))
        : Promise.resolve(found as T);
    },
    post: () => Promise.reject(new DataError("A report cannot be changed. Open the ledger with “holdfast serve”.", 405)),
  };
}

/** What a server answers where very many wait at once: it says in how many seconds to ask again. */
const BUSY = 503;
const MOST_AGAIN = 60;
const waitOf = (answer: Response): number => 1000 * Math.min(10, Math.max(0, Number(answer.headers.get("Retry-After") ?? 1) || 0));

/** Reads from the server the page came from, and from nowhere else. */
export function serverSource(fetcher: typeof fetch, token: string | null): DataSource {
  const ask = async (address: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetcher(address, { credentials: "same-origin", ...init });
    } catch {
      throw new DataError("The server does not answer. Is “holdfast serve” still running?", 0);
    }
  };
  const send = async <T>(address: string, init: RequestInit): Promise<T> => {
    let answer = await ask(address, init);
    for (let again = 0; answer.status === BUSY && init.method === undefined && again < MOST_AGAIN; again += 1) {
      await new Promise((done) => setTimeout(done, waitOf(answer)));
      answer = await ask(address, init);
    }
    if (!answer.ok) throw new DataError(await problemOf(answer), answer.status);
    return (await answer.json()) as T;
  };
  return {
    kind: "server",
    get: (address) => send(canonical(address), { headers: { Accept: "application/json" } }),
    post(address, body) {
      const headers: Record<string, string> = { Accept: "application/json" };
      if (token !== null) headers["X-Holdfast-Token"] = token;
      if (body instanceof FormData) return send(address, { method: "POST", headers, body });
      headers["Content-Type"] = "application/json";
      return send(address, { method: "POST", headers, body: JSON.stringify(body) });
    },
  };
}

/** The server's own sentence (`{"detail": "…"}`) where it sent one. */
async function problemOf(answer: Response): Promise<string> {
  try {
    const body = (await answer.json()) as { detail?: unknown };
    if (typeof body.detail === "string") return body.detail;
  } catch {
    // Not JSON: the status says enough.
  }
  return `The server answered ${answer.status} ${answer.statusText}`.trim() + ".";
}
