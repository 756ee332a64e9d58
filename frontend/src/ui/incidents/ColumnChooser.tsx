import { COLUMNS, type Column, USUAL_COLUMNS } from "../../core/incidents";
import type { ScreenProps } from "../shell/props";

/** What lies over the page closes as a dialog does, and its summary has the focus again. */
function closedByEscape(event: KeyboardEvent): void {
  const box = event.currentTarget as HTMLDetailsElement;
  if (event.key !== "Escape" || !box.open) return;
  event.stopPropagation();
  box.open = false;
  box.querySelector("summary")?.focus();
}

/** Which columns the table has. */
export function ColumnChooser({ columns, go }: { columns: readonly Column[]; go: ScreenProps["go"] }) {
  const names = columns.map(({ name }) => name);
  const set = (next: readonly string[]) => {
    const ordered = COLUMNS.map(({ name }) => name).filter((name) => next.includes(name));
    const usual = ordered.join() === COLUMNS.map(({ name }) => name).filter((name) => USUAL_COLUMNS.includes(name)).join();
    go({ columns: usual || !ordered.length ? null : ordered.join() }, { replace: true });
  };
  return (
    <details class="column-chooser" onKeyDown={closedByEscape}>
      <summary>Columns</summary>
      <fieldset>
        <legend class="visually-hidden">Columns of the table</legend>
        {COLUMNS.map(({ name, label }) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={names.includes(name)}
              disabled={names.length === 1 && names.includes(name)}
              onChange={(event) => set(event.currentTarget.checked ? [...names, name] : names.filter((each) => each !== name))}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
