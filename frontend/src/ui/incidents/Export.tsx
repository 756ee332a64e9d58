import { useState } from "preact/hooks";
import { csvOf } from "../../core/csv";
import { type DataSource, jsonAddress } from "../../core/data";
import type { Column } from "../../core/incidents";
import type { IncidentRow, IncidentsScreen } from "../../core/types";
import { saveJson, saveText } from "../shell/Twin";
import { sentenceOf } from "../shell/useData";

const PAGE = 1000;

interface ExportProps {
  data: DataSource;
  asked: Record<string, string | string[] | null>;
  columns: readonly Column[];
  total: number;
}

/** All rows that are found, with the columns that are shown, as a file. */
export function Export({ data, asked, columns, total }: ExportProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (write: (rows: IncidentRow[]) => void) => {
    try {
      write(await allRows(data, asked));
      setProblem(null);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  const csv = (rows: IncidentRow[]) => {
    const header = ["id", ...columns.map(({ label }) => label), "quote", "source"];
    const lines = rows.map((row) => {
      const quote = row.quotes[0];
      return [row.id, ...columns.map((column) => column.text(row)), quote?.quote ?? "", quote ? `${quote.saidBy}; ${quote.sourceId}` : ""];
    });
    saveText("incidents.csv", csvOf(header, lines), "text/csv");
  };
  return (
    <div class="export">
      <button type="button" disabled={total === 0} onClick={() => void save(csv)}>Save as CSV</button>
      <button type="button" disabled={total === 0} onClick={() => void save((rows) => saveJson("incidents.json", rows))}>Save as JSON</button>
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}

async function allRows(data: DataSource, asked: ExportProps["asked"]): Promise<IncidentRow[]> {
  const rows: IncidentRow[] = [];
  for (;;) {
    const page = await data.get<IncidentsScreen>(jsonAddress("/incidents.json", { ...asked, offset: String(rows.length), limit: PAGE }));
    rows.push(...page.rows);
    if (!page.rows.length || rows.length >= page.total) return rows;
  }
}
