import type { WhyScreen } from "../../core/types";

type GridOf = NonNullable<WhyScreen["grid"]>;
type Cell = GridOf["rows"][number]["cells"][number];

const SIGNS: Record<Cell, string> = { consistent: "+", inconsistent: "−", silent: "·" };

/** Competing explanations against each reason: what matters is what speaks against one. */
export function Grid({ grid }: { grid: GridOf }) {
  return (
    <section aria-labelledby="grid">
      <h2 id="grid">Competing explanations</h2>
      <p class="muted small">
        Each reason (a row) held against each explanation (a column): + fits, − speaks against, · says nothing. An
        explanation stands by how little speaks against it, not by how much fits.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of competing explanations">
        <table class="grid">
          <thead>
            <tr><th scope="col">Reason</th>{grid.hypotheses.map((one) => <th key={one} scope="col">{one}</th>)}</tr>
          </thead>
          <tbody>
            {grid.rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{row.reason}</th>
                {row.cells.map((cell, at) => (
                  <td key={at} class={cell}><span aria-hidden="true">{SIGNS[cell]}</span><span class="visually-hidden">{cell}</span></td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr><th scope="row">Speaks against</th>{grid.hypotheses.map((one, at) => <td key={one}>{against(grid, at)}</td>)}</tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

const against = (grid: GridOf, at: number): number => grid.rows.filter((row) => row.cells[at] === "inconsistent").length;
