import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReasonVerb } from "./useReview";

const REASONS: Record<ReasonVerb, string[]> = {
  reject: ["the words do not say this", "it is planned, denied or conditional", "the wrong party", "the wrong place", "the wrong day"],
  different: ["other days", "other places", "other parties", "other numbers"],
};
const TITLES: Record<ReasonVerb, string> = { reject: "Why is it rejected?", different: "Why are they different?" };

interface ReasonFormProps {
  verb: ReasonVerb;
  busy: boolean;
  onReason(reason: string): void;
  onCancel(): void;
}

/** A reason goes into the log with every no. Enter sends the first one unchanged. */
export function ReasonForm({ verb, busy, onReason, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState(REASONS[verb][0] as string);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  return (
    <form
      class="review-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) onReason(reason.trim());
      }}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <label>
        <span>{TITLES[verb]}</span>
        <input ref={field} type="text" required maxLength={4000} value={reason} list={`reasons-${verb}`} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <datalist id={`reasons-${verb}`}>{REASONS[verb].map((each) => <option key={each} value={each} />)}</datalist>
      <p class="chips">
        {REASONS[verb].map((each) => <button key={each} type="button" class="chip" onClick={() => setReason(each)}>{each}</button>)}
      </p>
      <p class="review-buttons">
        <button type="submit" class="primary" disabled={busy}>{verb === "reject" ? "Reject" : "Different"} <kbd aria-hidden="true">Enter</kbd></button>
        <button type="button" onClick={onCancel}>Back <kbd aria-hidden="true">Esc</kbd></button>
      </p>
    </form>
  );
}
