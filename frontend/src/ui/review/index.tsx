import { useLayoutEffect, useRef } from "preact/hooks";
import { jsonAddress } from "../../core/data";
import { capital } from "../../core/words";
import type { ReviewScreen as Answer } from "../../core/types";
import { Twin } from "../shell/Twin";
import type { ScreenProps } from "../shell/props";
import { Actions } from "./Actions";
import { Alike } from "./Alike";
import { EditForm } from "./EditForm";
import { Log } from "./Log";
import { Question } from "./Question";
import { ReasonForm } from "./ReasonForm";
import { useReview } from "./useReview";
import "./review.css";

const KINDS: [string, string][] = [
  ["", "every kind of question"],
  ["statement", "single statements"],
  ["pair", "pairs that may be one happening"],
];

/** One question at a time: what it is, why it is asked, the words, and an answer that is logged. */
export default function ReviewScreen(props: ScreenProps) {
  const { data, params, go, link } = props;
  const review = useReview(props);
  const { answer, item, asking, problem, said } = review;
  const top = useRef<HTMLHeadingElement>(null);
  const key = item?.key;
  useLayoutEffect(() => {
    // A new question is read out from its heading, and keys go on working from there.
    if (review.decisions > 0) top.current?.focus({ preventScroll: true });
  }, [key]);
  useFocusAfterForm(asking, top);
  return (
    <article class="review-screen">
      <header class="review-head">
        <h1 ref={top} tabIndex={-1}>
          Review
          {answer && <span class="map-count">{left(answer)}</span>}
        </h1>
        <label class="small no-print">
          <span class="visually-hidden">What to ask</span>
          <select value={params.get("kind") ?? ""} onChange={(event) => go({ kind: event.currentTarget.value || null, at: null })}>
            {KINDS.map(([kind, words]) => <option key={kind} value={kind}>{capital(words)}</option>)}
          </select>
        </label>
      </header>
      {answer && <progress class="review-progress" aria-label="Share of questions answered" max={Math.max(1, answer.done + answer.left)} value={answer.done} />}
      <p class="review-said" role="status">{said}</p>
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      {answer && item === null && <p>{answer.left > 0 ? "These were the last ones. Those that you put off are still there." : "Nothing is left to ask."}</p>}
      {item && (
        <>
          <Question item={item} link={link} />
          {asking === "edit" ? (
            <EditForm key={item.key} item={item} busy={review.busy} onCancel={review.cancel} onCorrect={review.correct} />
          ) : asking !== null ? (
            <ReasonForm key={asking} verb={asking} busy={review.busy} onCancel={review.cancel} onReason={(reason) => review.decide(asking, reason)} />
          ) : (
            <Actions kind={item.kind} busy={review.busy} canUndo={review.canUndo} onAction={review.act} />
          )}
        </>
      )}
      {!item && answer && <Actions kind={null} busy={review.busy} canUndo={review.canUndo} onAction={review.act} />}
      {review.alike.cards.length > 0 && <Alike alike={review.alike} busy={review.busy} onSame={review.alikeToo} onClose={review.closeAlike} link={link} />}
      {answer && <Log rows={answer.log} busy={review.busy} onRevert={review.revert} />}
      <Twin data={data} address={jsonAddress("/review.json", { kind: params.get("kind"), offset: params.get("at") })} value={answer} />
    </article>
  );
}

/**
 * A form that closes gives the focus back to the answer that opened it, before the page looks for
 * another place: in a field the letters would be typed, and no longer be keys.
 */
function useFocusAfterForm(asking: string | null, heading: { current: HTMLElement | null }): void {
  const open = useRef(asking);
  useLayoutEffect(() => {
    const closed = asking === null ? open.current : null;
    open.current = asking;
    if (closed === null || document.activeElement !== document.body) return;
    const opener = document.querySelector<HTMLElement>(`[data-action="${closed}"]:not(:disabled)`);
    (opener ?? heading.current)?.focus({ preventScroll: true });
  }, [asking]);
}

function left({ left: open, done }: Answer): string {
  return `${open.toLocaleString("en")} ${open === 1 ? "question" : "questions"} left, ${done === 0 ? "none answered yet" : `${done.toLocaleString("en")} answered`}`;
}
