import { useState } from "preact/hooks";
import { tollWords, type Column, type IncidentsQuery, type SortName } from "../../core/incidents";
import type { IncidentRow } from "../../core/types";
import { QuoteBlock } from "../shell/Quotes";
import type { ScreenProps } from "../shell/props";

interface TableProps {
  rows: readonly IncidentRow[];
  columns: readonly Column[];
  query: IncidentsQuery;
  stale: boolean;
  /** Ids that are open from the start: those of a permalink. */
  open: readonly string[];
  go: ScreenProps["go"];
  link: ScreenProps["link"];
}

/** A row an incident; its quotes open below it. */
export function IncidentTable({ rows, columns, query, stale, open, go, link }: TableProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(open));
  const turn = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <div class={stale ? "incidents-table stale" : "incidents-table"} tabindex={0} role="region" aria-label="Table of incidents">
      {/* Laid out as cards on a narrow page, where the roles of a table would be lost. */}
      <table role="table">
        <caption class="visually-hidden">Incidents, sorted by {query.sort}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" class="turn"><span class="visually-hidden">Quotes</span></th>
            {columns.map((column) => <Heading key={column.name} column={column} query={query} go={go} />)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} open={opened.has(row.id)} onTurn={() => turn(row.id)} link={link} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ column, query, go }: { column: Column; query: IncidentsQuery; go: ScreenProps["go"] }) {
  const { label, sort, number } = column;
  const now = sort !== undefined && query.sort === sort;
  const ascending = query.order === "asc";
  const turn = (by: SortName) => go({ sort: by, order: now && !ascending ? "asc" : now ? "desc" : by === "type" || by === "place" ? "asc" : "desc", offset: null });
  return (
    <th scope="col" role="columnheader" class={number ? "number" : undefined} data-label={label} aria-sort={now ? (ascending ? "ascending" : "descending") : undefined}>
      {sort === undefined ? label : (
        <button type="button" class="sort" onClick={() => turn(sort)}>{label}<span aria-hidden="true">{now ? (ascending ? " ▲" : " ▼") : ""}</span></button>
      )}
    </th>
  );
}

interface RowProps {
  row: IncidentRow;
  columns: readonly Column[];
  open: boolean;
  onTurn(): void;
  link: ScreenProps["link"];
}

function Row({ row, columns, open, onTurn, link }: RowProps) {
  const day = row.latest ?? row.earliest;
  return (
    <>
      <tr role="row" class={open ? "open" : undefined}>
        <td role="cell" class="turn">
          <button type="button" aria-expanded={open} aria-label={`${open ? "Hide" : "Show"} the quotes of ${row.label}`} onClick={onTurn}><span aria-hidden="true">{open ? "▾" : "▸"}</span></button>
        </td>
        {columns.map((column) => {
          const text = column.text(row);
          const unstated = text === "not stated" || text === "not known";
          return <td key={column.name} role="cell" data-label={column.label} class={[column.number ? "number" : "", unstated ? "unstated" : "", column.name].filter(Boolean).join(" ")}>{text}</td>;
        })}
      </tr>
      {open && (
        <tr role="row" class="incident-details">
          <td role="cell" colSpan={columns.length + 1}>
            {row.quotes.map((quote) => <QuoteBlock key={`${quote.statement}${quote.start}`} quote={quote} link={link} />)}
            {row.tolls.map((toll) => <p key={toll.what} class="small">{toll.what}: {tollWords(toll)}{toll.words && <> (“{toll.words}”)</>}</p>)}
            {row.why !== null && <p class="small">Stated why: “{row.why}”</p>}
            {row.links.length > 0 && (
              <details class="small"><summary>Why these tellings are one incident</summary><ul>{row.links.map((words) => <li key={words}>{words}</li>)}</ul></details>
            )}
            <p class="small">
              <a href={link("incidents", { id: row.id })}>Permalink</a>
              {row.place?.lat != null && day !== null && <> · <a href={link("map", { t: day, fit: "all" })}>The map on that day</a></>}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}
