/** The queue of questions: which key does what, and where a sitting stands. */
import type { DecisionRow, ReviewItem } from "./types";

export type ReviewAction =
  | "accept"
  | "reject"
  | "edit"
  | "same"
  | "different"
  | "skip"
  | "undo";

export interface ReviewKey {
  key: string;
  action: ReviewAction;
  label: string;
  /** Of which questions; null: always. */
  kind: ReviewItem["kind"] | null;
}

export const REVIEW_KEYS: readonly ReviewKey[] = [
  { key: "a", action: "accept", label: "Accept", kind: "statement" },
  { key: "r", action: "reject", label: "Reject", kind: "statement" },
  { key: "e", action: "edit", label: "Edit", kind: "statement" },
  { key: "m", action: "same", label: "Same happening", kind: "pair" },
  { key: "d", action: "different", label: "Different", kind: "pair" },
  { key: "s", action: "skip", label: "Skip", kind: null },
  { key: "u", action: "undo", label: "Undo", kind: null },
];

/** A sitting: how many questions were put off, and what was decided in it, newest last. */
export interface Sitting {
  offset: number;
  made: { asked: number; decisions: number[] }[];
}

/** The keys for a question. */
export const keysFor = (kind: ReviewItem["kind"] | null): ReviewKey[] =>
  REVIEW_KEYS.filter((each) => each.kind === null || each.kind === kind);

export const NEW_SITTING: Sitting = { offset: 0, made: [] };

/** Decided: the question leaves the queue, so the next one has its place. */
export function decided(sitting: Sitting, decisions: readonly DecisionRow[]): Sitting {
  const made = { asked: sitting.offset, decisions: decisions.map(({ id }) => id) };
  return { ...sitting, made: [...sitting.made, made] };
}

/** Put off: it stays in the queue, and the next one is asked. */
export function skipped(sitting: Sitting, left: number): Sitting {
  return { ...sitting, offset: sitting.offset + 1 >= left ? 0 : sitting.offset + 1 };
}

/** Taken back: the question is asked again where it was. Null where nothing was decided yet. */
export function undone(sitting: Sitting): { sitting: Sitting; decisions: number[] } | null {
  const last = sitting.made[sitting.made.length - 1];
  if (!last) return null;
  return {
    sitting: { offset: last.asked, made: sitting.made.slice(0, -1) },
    decisions: last.decisions,
  };
}
