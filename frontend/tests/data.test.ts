import { describe, expect, it } from "vitest";
import { citation, citedIn } from "../src/core/citing";
import { canonical, DataError, embeddedSource, jsonAddress, serverSource } from "../src/core/data";
import { readEmbedded, unfolded } from "../src/core/embedded";
import type { BriefScreen, Quote } from "../src/core/types";

const answering = (status: number, body: unknown): typeof fetch =>
  (async () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } })) as typeof fetch;

describe("where the JSON comes from", () => {
  it("writes one address for one state", () => {
    expect(canonical("/why.json?to=2&from=1&effect=")).toBe("/why.json?from=1&to=2");
    expect(jsonAddress("/x.json", { b: ["1", "2"], a: null, c: 0, d: "" })).toBe("/x.json?b=1&b=2&c=0");
  });
  it("finds in a file what the file carries, whatever the order of the query", async () => {
    const source = embeddedSource({ "/why.json?effect=a&from=b": 7 });
    expect(await source.get("/why.json?from=b&effect=a")).toBe(7);
    await expect(source.get("/why.json?effect=z")).rejects.toThrow(DataError);
    await expect(source.post("/decisions", {})).rejects.toThrow(/cannot be changed/);
  });
  it("finds an article by its whole id where a file writes the beginning of it", async () => {
    const source = embeddedSource({ "/reader/0123456789.json": "one", "/reader/01234567ab.json": "other" });
    expect(await source.get("/reader/0123456789abcdef.json")).toBe("one");
    expect(await source.get("/reader/01234567ab.json")).toBe("other");
    await expect(source.get("/reader/0123.json")).rejects.toThrow(DataError);
  });

  it("searches the list of articles in the file as the server does", async () => {
    const line = (id: string, title: string) => ({ id, title, sourceId: id, published: null, publisher: "A paper", statements: 1, copyOf: null });
    const source = embeddedSource({ "/documents.json": { total: 2, documents: [line("1", "The fall of a town"), line("2", "Rain")] } });
    const found = await source.get<{ total: number; documents: { id: string }[] }>("/documents.json?q=town+FALL&limit=10");
    expect([found.total, found.documents.map((one) => one.id)]).toEqual([1, ["1"]]);
  });
  it("tells what the server says went wrong, and when there is no server", async () => {
    const refused = serverSource(answering(422, { detail: "South must lie below north." }), null);
    await expect(refused.get("/basemap.json")).rejects.toThrow("South must lie below north.");
    const gone = serverSource((async () => Promise.reject(new TypeError())) as typeof fetch, null);
    await expect(gone.get("/brief.json")).rejects.toThrow(/does not answer/);
  });
  it("asks again, where a server is busy, after the seconds that it names", async () => {
    let asked = 0;
    const busy = (async () => {
      asked += 1;
      return asked < 3 ? new Response("{}", { status: 503, headers: { "Retry-After": "0" } }) : new Response('{"n":1}');
    }) as typeof fetch;
    expect(await serverSource(busy, null).get("/why.json")).toEqual({ n: 1 });
    expect(asked).toBe(3);
    asked = 0;
    await expect(serverSource(busy, null).post("/decisions", {})).rejects.toThrow(DataError);
    expect(asked).toBe(1);
  });
  it("sends the page's mark with what changes the record", async () => {
    let sent: RequestInit | undefined;
    const fetcher = (async (_: unknown, init?: RequestInit) => {
      sent = init;
      return new Response("{}");
    }) as typeof fetch;
    await serverSource(fetcher, "mark").post("/decisions", { verb: "accept" });
    expect(sent?.headers).toMatchObject({ "X-Holdfast-Token": "mark", "Content-Type": "application/json" });
    expect(sent?.credentials).toBe("same-origin");
  });
});

describe("what a report carries", () => {
  it("puts back what was folded", () => {
    const quote = { quote: "long words that stand twice", start: 4 };
    expect(unfolded([quote, { $: 1 }, { $: 0 }, "short"])).toEqual([quote, quote, quote.quote, "short"]);
  });
  it("reads plain JSON and gzip", async () => {
    const folded = '{"a":["the same long words",{"$":0}]}';
    const packed = new Response(new Blob([folded]).stream().pipeThrough(new CompressionStream("gzip")));
    const text = btoa(String.fromCharCode(...new Uint8Array(await packed.arrayBuffer())));
    expect(await readEmbedded(text, "gzip")).toEqual({ a: ["the same long words", "the same long words"] });
    expect(await readEmbedded('{"a":1}', null)).toEqual({ a: 1 });
  });
});

describe("citing on paper", () => {
  const quote = (document: string) => ({ document }) as Quote;
  const brief = {
    bottomLine: [{ text: "", quotes: [quote("b")] }],
    judgements: [{ quotes: [quote("a"), quote("b")] }],
    disputed: [], changed: [],
    sections: [{ groups: [{ clauses: [{ text: "", quotes: [quote("c")] }] }] }],
  } as unknown as BriefScreen;
  it("numbers articles in the order of their first citation", () => {
    const cited = citedIn(brief);
    expect([...cited].map(([id, one]) => [id, one.number])).toEqual([["b", 1], ["a", 2], ["c", 3]]);
    expect(citation([quote("c"), quote("b"), quote("c")], cited)).toBe("[1, 3]");
    expect(citation([quote("z")], cited)).toBe("");
  });
});
