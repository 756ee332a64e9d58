import type { BriefScreen } from "../../core/types";
import type { ScreenProps } from "../shell/props";

/** The question box: a question of one's own on the server; in a file, those it carries. */
export function Ask({ brief, data, params, go }: ScreenProps & { brief: BriefScreen | null }) {
  const questions = brief?.questions ?? [];
  if (data.kind === "file") return questions.length === 0 ? null : <Choose questions={questions} now={params.get("question") ?? brief?.question ?? ""} go={go} />;
  return (
    <form key={`${brief?.question} ${params}`} class="ask" onSubmit={(event) => ask(event, go)}>
      <div class="ask-question">
        <label for="ask-question">Ask the record</label>
        <input id="ask-question" name="question" list="ask-questions" defaultValue={params.get("question") ?? brief?.question ?? ""} />
        <datalist id="ask-questions">{questions.map((one) => <option key={one} value={one} />)}</datalist>
      </div>
      <div><label for="ask-from">From</label><input id="ask-from" name="from" type="date" defaultValue={params.get("from") ?? ""} /></div>
      <div><label for="ask-to">To</label><input id="ask-to" name="to" type="date" defaultValue={params.get("to") ?? ""} /></div>
      <button type="submit" class="primary">Ask</button>
    </form>
  );
}

function ask(event: Event, go: ScreenProps["go"]): void {
  event.preventDefault();
  const form = new FormData(event.currentTarget as HTMLFormElement);
  const value = (name: string) => String(form.get(name) ?? "").trim() || null;
  go({ question: value("question"), from: value("from"), to: value("to") });
}

function Choose({ questions, now, go }: { questions: readonly string[]; now: string; go: ScreenProps["go"] }) {
  return (
    <p class="ask no-print">
      <label for="ask-choose">Questions in this report</label>
      <select id="ask-choose" value={now} onChange={(event) => go({ question: event.currentTarget.value || null })}>
        {!questions.includes(now) && <option value="">The record as a whole</option>}
        {questions.map((one) => <option key={one} value={one}>{one}</option>)}
      </select>
    </p>
  );
}
