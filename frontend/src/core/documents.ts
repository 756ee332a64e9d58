/** The list of articles, searched here where a report carries it whole, as the server does it. */

import type { DocumentList, DocumentRef } from "./types";

/** Every word asked for must stand in the title, the outlet or the name that it was read under. */
export function documentsScreen(whole: DocumentList, params: URLSearchParams): DocumentList {
  const words = (params.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const offset = Number(params.get("offset") ?? 0) || 0;
  const limit = Number(params.get("limit") ?? 100) || 100;
  const found = whole.documents.filter((one) => hasAll(one, words));
  return { ...whole, total: found.length, documents: found.slice(offset, offset + limit) };
}

function hasAll(one: DocumentRef, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [one.title, one.publisher, one.published, one.sourceId].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
