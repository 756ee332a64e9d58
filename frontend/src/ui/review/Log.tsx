import type { DecisionRow } from "../../core/types";

interface LogProps {
  rows: readonly DecisionRow[];
  busy: boolean;
  onRevert(row: DecisionRow): void;
}

/** Every decision, the newest first. Nothing is taken out of it: to undo is another decision. */
export function Log({ rows, busy, onRevert }: LogProps) {
  return (
    <section class="review-log" aria-labelledby="review-log-title">
      <h2 id="review-log-title">Log</h2>
      {rows.length === 0 ? (
        <p class="muted">Nothing was decided yet.</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label="Decisions">
          <table>
            <thead>
              <tr><th scope="col" class="number">No.</th><th scope="col">When</th><th scope="col">By</th><th scope="col">What</th><th scope="col">Why</th><th scope="col">Now</th><th scope="col"><span class="visually-hidden">Undo</span></th></tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} class={row.standing.startsWith("reverted") ? "reverted" : undefined}>
                  <td class="number">{row.id}</td>
                  <td><time dateTime={row.at}>{row.at.slice(0, 16).replace("T", " ")}</time></td>
                  <td>{row.by}</td>
                  <td>{row.label}</td>
                  <td>{row.reason}</td>
                  <td>{row.standing}</td>
                  <td>
                    {row.verb !== "revert" && !row.standing.startsWith("reverted") && (
                      <button type="button" class="as-link" disabled={busy} aria-label={`Undo decision ${row.id}`} onClick={() => onRevert(row)}>Undo</button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
