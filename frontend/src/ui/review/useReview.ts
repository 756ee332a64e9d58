import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { jsonAddress } from "../../core/data";
import { NEW_SITTING, type ReviewAction, type Sitting, decided, keysFor, skipped, undone } from "../../core/review";
import type { Card, DecisionAnswer, DecisionAsk, DecisionRow, ReviewItem, ReviewScreen } from "../../core/types";
import { useKeys } from "../shell/keys";
import type { ScreenProps } from "../shell/props";
import { sentenceOf, useData } from "../shell/useData";

export type ReasonVerb = "reject" | "different";
const READ = "read against its words";
const NOTHING = "Nothing was recorded";

/** What was corrected, and what looks like it. */
export interface AlikeCards {
  cards: readonly Card[];
  field: string;
  value: string;
  reason: string;
}
const NONE_ALIKE: AlikeCards = { cards: [], field: "", value: "", reason: "" };

export interface Change {
  field: string;
  value: string;
}

/** A sitting of reviewing: what is asked, and how it is answered. */
export function useReview({ data, params, go, refresh }: ScreenProps) {
  const [again, setAgain] = useState(0);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<ReasonVerb | "edit" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [alike, setAlike] = useState<AlikeCards>(NONE_ALIKE);
  const sitting = useRef<Sitting>(NEW_SITTING);
  const at = Number(params.get("at") ?? 0) || 0;
  sitting.current = { ...sitting.current, offset: at };
  const loaded = useData<ReviewScreen>(data, jsonAddress("/review.json", { kind: params.get("kind"), offset: at || null }), again);
  const answer = loaded.value;
  // What a form is open about stays what is asked, whatever the queue is meanwhile.
  const held = useRef<ReviewItem | null>(null);
  if (asking === null) held.current = answer?.item ?? null;
  const item = held.current;
  useFreshOnReturn(() => setAgain((n) => n + 1));
  useCountsOnLeaving(sitting, refresh);

  const show = useCallback(
    (next: Sitting) => {
      sitting.current = next;
      setAsking(null);
      go({ at: next.offset > 0 ? String(next.offset) : null }, { replace: true });
      setAgain((n) => n + 1);
    },
    [go],
  );

  /** Sends decisions one by one. What was recorded before one failed is kept, and can be undone. */
  const send = async (asks: readonly DecisionAsk[], done: (made: DecisionRow[], last: DecisionAnswer | null) => void) => {
    if (busy) return;
    setBusy(true);
    const made: DecisionRow[] = [];
    let last: DecisionAnswer | null = null;
    try {
      for (const ask of asks) {
        last = await data.post<DecisionAnswer>("/decisions", ask);
        made.push(last.decision);
      }
      setProblem(null);
      done(made, last);
    } catch (error) {
      const sentence = sentenceOf(error);
      const nothing = sentence.includes(NOTHING) ? "" : ` ${NOTHING}.`;
      setProblem(sentence + (made.length ? ` ${made.length} of ${asks.length} changes were recorded.` : nothing));
      if (made.length) sitting.current = decided(sitting.current, made);
    } finally {
      setBusy(false);
    }
  };

  const targets = item?.cards.map(({ id }) => id) ?? [];
  const decide = (verb: "accept" | "reject" | "same" | "different", reason = READ) =>
    void send([{ verb, targets, reason }], (made) => {
      setAlike(NONE_ALIKE);
      setSaid(`${PAST[verb]}. Decision ${made.map(({ id }) => id).join()} is in the log.`);
      show(decided(sitting.current, made));
    });
  const correct = (changes: readonly Change[], reason: string) =>
    void send(
      changes.map(({ field, value }) => ({ verb: "correct", targets, reason, field, value })),
      (made, last) => {
        const change = changes[changes.length - 1];
        setAlike(change && last ? { cards: last.alike, field: change.field, value: change.value, reason } : NONE_ALIKE);
        setSaid(`Corrected. ${made.length === 1 ? "Decision" : "Decisions"} ${made.map(({ id }) => id).join(", ")} in the log.`);
        show(decided(sitting.current, made));
      },
    );
  const alikeToo = (card: Card) =>
    void send([{ verb: "correct", targets: [card.id], reason: alike.reason, field: alike.field, value: alike.value }], (made) => {
      setAlike({ ...alike, cards: alike.cards.filter(({ id }) => id !== card.id) });
      setSaid(`Corrected in the same way: ${card.sentence}`);
      show(decided(sitting.current, made));
    });
  const revert = (ids: readonly number[], words: string, next: Sitting) =>
    void send([{ verb: "revert", targets: ids.map(String), reason: "undone" }], () => {
      setAlike(NONE_ALIKE);
      setSaid(words);
      show(next);
    });
  const act = (action: ReviewAction) => {
    if (busy || answer === null) return;
    if (action === "undo") {
      const back = undone(sitting.current);
      if (back) revert(back.decisions, "Undone: it is asked again.", back.sitting);
      else setSaid("Nothing was decided in this sitting. Older decisions can be undone in the log.");
      return;
    }
    // While the next question loads, the last one is still on the page: a key must not answer it.
    if (item === null || loaded.stale) return;
    setProblem(null);
    if (action === "reject" || action === "different" || action === "edit") setAsking(action);
    else if (action === "skip") {
      setSaid("Put off: it stays in the queue.");
      show(skipped(sitting.current, answer.left));
    } else decide(action);
  };
  useKeys("Review", [
    ...keysFor(item?.kind ?? null).map(({ key, action, label }) => ({ key, does: label.toLowerCase(), run: () => asking === null && act(action) })),
    { key: "Escape", does: "leave the form", run: () => setAsking(null) },
  ]);
  return {
    answer,
    item,
    asking,
    busy,
    problem: problem ?? loaded.problem,
    said,
    alike,
    canUndo: sitting.current.made.length > 0,
    decisions: sitting.current.made.length,
    act,
    decide,
    correct,
    alikeToo,
    closeAlike: () => setAlike(NONE_ALIKE),
    cancel: () => setAsking(null),
    revert: (row: DecisionRow) => revert([row.id], `Decision ${row.id} is undone.`, sitting.current),
  };
}

const PAST = { accept: "Accepted", reject: "Rejected", same: "Marked as one happening", different: "Marked as two happenings" };

/** Others may have answered meanwhile: the queue is asked for anew when one comes back to the page. */
function useFreshOnReturn(ask: () => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useLayoutEffect(() => {
    const returned = () => document.visibilityState === "visible" && latest.current();
    document.addEventListener("visibilitychange", returned);
    return () => document.removeEventListener("visibilitychange", returned);
  }, []);
}

/** The record's counts are asked for anew when one leaves, not after each answer. */
function useCountsOnLeaving(sitting: { current: Sitting }, refresh: () => void): void {
  const latest = useRef(refresh);
  latest.current = refresh;
  useLayoutEffect(
    () => () => {
      if (sitting.current.made.length) latest.current();
    },
    [sitting],
  );
}
