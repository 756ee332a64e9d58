import { describe, expect, it } from "vitest";
import { answerHere } from "../src/core/answers";
import { csvOf } from "../src/core/csv";
import { COLUMNS, columnsOf, incidentsScreen, queryOf, tollCell, tollWords } from "../src/core/incidents";
import { place, quote, row } from "./make";

const rows = [
  row("1", { types: ["battle.clash"], actors: ["Greys"], sources: 3, quotes: [quote("1", "They fought at the mill")] }),
  row("2", { types: ["strike.air"], label: "Air strike", actors: ["Greens"], place: place("Birch", 1, 1, "SY"), earliest: "2014-02-01", latest: "2014-02-28", status: "claimed" }),
  row("3", { types: ["strike.air"], label: "Air strike", actors: ["Greens", "Reds"], place: null, earliest: null, latest: null }),
  row("4", { types: ["battle.clash"], actors: [], earliest: "2015-06-01", latest: "2015-06-02" }),
];
const ask = (query: string) => incidentsScreen(rows, queryOf(new URLSearchParams(query)));
const ids = (query: string) => ask(query).rows.map(({ id }) => id).join();
const facet = (query: string, name: string) =>
  Object.fromEntries((ask(query).facets.find((each) => each.name === name)?.values ?? []).map(({ value, count }) => [value, count]));

describe("the table of incidents", () => {
  it("counts a facet without regard to its own choice, and with regard to the others", () => {
    expect(facet("type=strike.air", "type")).toEqual({ "battle.clash": 2, "strike.air": 2 });
    expect(facet("type=strike.air", "actor")).toEqual({ Greens: 2, Reds: 1 });
    expect(facet("type=strike.air&actor=Reds", "type")).toEqual({ "strike.air": 1 });
  });

  it("keeps a chosen value in its facet even where it counts none", () => {
    expect(facet("country=SY&actor=Greys", "actor")).toEqual({ Greens: 1, Greys: 0 });
  });

  it("counts what is not known, and finds it", () => {
    expect(facet("", "actor")).toEqual({ Greens: 2, Greys: 1, Reds: 1, "-": 1 });
    expect(ids("actor=-")).toBe("4");
    expect(ids("country=-")).toBe("3");
  });

  it("takes several of one facet as either", () => {
    expect(ids("actor=Greys&actor=Reds&sort=sources")).toBe("1,3");
  });

  it("searches the quotes for every word", () => {
    expect(ids("q=MILL+fought")).toBe("1");
    expect(ids("q=mill+birch")).toBe("");
    expect(ids("q=birch")).toBe("2");
  });

  it("finds by day what may lie in the window, and nothing undated", () => {
    expect(ids("from=2014-02-10&to=2014-02-11")).toBe("2");
    expect(ids("from=2015-06-02")).toBe("4");
    expect(ids("to=2014-01-31")).toBe("");
  });

  it("finds by number", () => {
    expect(ids("id=3&id=1")).toBe("1,3");
  });

  it("sorts both ways with the unknown last, and pages", () => {
    expect(ids("sort=date&order=asc")).toBe("2,1,4,3");
    expect(ids("sort=date&order=desc")).toBe("4,1,2,3");
    expect(ids("sort=place&order=asc")).toBe("1,4,2,3");
    expect(ids("order=asc&offset=1&limit=2")).toBe("1,4");
    expect(ask("order=asc&offset=1&limit=2").total).toBe(4);
  });

  it("reads nonsense in the address as nothing asked", () => {
    expect(queryOf(new URLSearchParams("sort=evil&order=up&offset=-3&limit=x"))).toMatchObject({
      sort: "date",
      order: "desc",
      offset: 0,
      limit: 100,
    });
  });

  it("is answered in a report as on the server", () => {
    const whole = { total: 4, offset: 0, rows, facets: [] };
    expect(answerHere({ "/incidents.json": whole }, "/incidents.json?q=mill")).toEqual(ask("q=mill"));
  });
});

describe("what a cell says", () => {
  it("tells not stated from nought", () => {
    const toll = (low: number | null, high: number | null) => ({ what: "killed", low, high, words: "" });
    expect([[0, 0], [3, 3], [3, 5], [3, null], [null, 5], [null, null]].map(([low, high]) => tollWords(toll(low as number | null, high as number | null)))).toEqual([
      "0",
      "3",
      "3–5",
      "at least 3",
      "at most 5",
      "not stated",
    ]);
    expect(tollCell(row("1"), "killed")).toBe("not stated");
    expect(tollCell(row("1", { tolls: [toll(3, 3), toll(5, 7)] }), "killed")).toBe("3; 5–7");
  });

  it("has the columns asked for, in the table's order", () => {
    expect(columnsOf("place,date").map(({ name }) => name)).toEqual(["date", "place"]);
    expect(columnsOf("nothing").length).toBeGreaterThan(3);
    expect(columnsOf(null)).toEqual(columnsOf("nothing"));
    expect(new Set(COLUMNS.map(({ name }) => name)).size).toBe(COLUMNS.length);
  });
});

describe("CSV", () => {
  it("quotes what needs it, and disarms formulas", () => {
    expect(csvOf(["a", "b"], [['x,"y"', "=1+1"], ["-5", "line\nbreak"], ["@cmd", "+1"]])).toBe(
      'a,b\r\n"x,""y""",\'=1+1\r\n-5,"line\nbreak"\r\n\'@cmd,\'+1\r\n',
    );
  });
});
