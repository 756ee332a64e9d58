import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReviewItem } from "../../core/types";
import type { Change } from "./useReview";

interface EditFormProps {
  item: ReviewItem;
  busy: boolean;
  onCorrect(changes: readonly Change[], reason: string): void;
  onCancel(): void;
}

/** The fields that can be corrected; only those that were changed are sent. */
export function EditForm({ item, busy, onCorrect, onCancel }: EditFormProps) {
  const [values, setValues] = useState(() => item.editable.map(({ value }) => value));
  const [reason, setReason] = useState("read otherwise in its words");
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const changes = item.editable.flatMap(({ field, value }, index) => {
    const now = values[index]?.trim() ?? "";
    return now && now !== value ? [{ field, value: now }] : [];
  });
  return (
    <form
      class="review-form"
      aria-label="Correct it"
      onSubmit={(event) => {
        event.preventDefault();
        if (changes.length && reason.trim()) onCorrect(changes, reason.trim());
      }}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <div class="edit-fields">
        {item.editable.map(({ field, label, value }, index) => (
          <label key={field} class={values[index] === value ? undefined : "changed"}>
            <span>{label}</span>
            <input
              ref={index === 0 ? first : undefined}
              type="text"
              maxLength={4000}
              value={values[index]}
              onInput={(event) => setValues(values.map((each, at) => (at === index ? event.currentTarget.value : each)))}
            />
          </label>
        ))}
      </div>
      <label>
        <span>Why</span>
        <input type="text" required maxLength={4000} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="small muted">Write “unknown” where the words do not tell it. A day is written 2015-05-17, a month 2015-05.</p>
      <p class="review-buttons">
        <button type="submit" class="primary" disabled={busy || changes.length === 0}>
          {changes.length > 1 ? `Record ${changes.length} corrections` : "Record the correction"} <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>Back <kbd aria-hidden="true">Esc</kbd></button>
      </p>
    </form>
  );
}
