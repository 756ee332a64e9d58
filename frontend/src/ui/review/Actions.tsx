import { useState } from "preact/hooks";
import { type ReviewAction, keysFor } from "../../core/review";
import type { ReviewItem } from "../../core/types";
import { lettersOn, setLetters } from "../shell/settings";

interface ActionsProps {
  kind: ReviewItem["kind"] | null;
  busy: boolean;
  canUndo: boolean;
  onAction(action: ReviewAction): void;
}

const MAIN = new Set<ReviewAction>(["accept", "same"]);

/** The answers as buttons, each with its key. */
export function Actions({ kind, busy, canUndo, onAction }: ActionsProps) {
  const [letters, setShown] = useState(lettersOn());
  const turn = () => {
    setLetters(!letters);
    setShown(!letters);
  };
  const shown = kind === null ? keysFor(null).filter(({ action }) => action === "undo") : keysFor(kind);
  return (
    <div class="review-actions no-print" role="group" aria-label="Answers">
      {shown.map(({ action, key, label }) => (
        <button
          key={action}
          type="button"
          class={MAIN.has(action) ? "primary" : undefined}
          data-action={action}
          disabled={busy || (action === "undo" && !canUndo)}
          aria-keyshortcuts={letters ? key : undefined}
          onClick={() => onAction(action)}
        >
          {label} {letters && <kbd aria-hidden="true">{key}</kbd>}
        </button>
      ))}
      <label class="check small"><input type="checkbox" checked={letters} onChange={turn} /> Single letters are keys</label>
    </div>
  );
}
