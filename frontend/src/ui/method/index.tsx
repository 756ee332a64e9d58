import type { MethodScreen as Method } from "../../core/types";
import { plainType, share } from "../../core/words";
import type { ScreenProps } from "../shell/props";
import { Twin } from "../shell/Twin";
import { useData } from "../shell/useData";
import "./method.css";

const ADDRESS = "/method.json";
const ENOUGH = 30;

/** How the record is made, how often each part of it is right, and what it cannot tell. */
export default function MethodScreen({ data, params, go }: ScreenProps) {
  const { value, problem } = useData<Method>(data, ADDRESS);
  if (value === null)
    return <div aria-busy={problem === null}><h1>Method and limits</h1>{problem !== null && <p class="problem" role="alert">{problem}</p>}</div>;
  return (
    <div class="method">
      <h1>Method and limits</h1>
      <div class="method-text">
        {value.control.map((one) => <section key={one.heading}><h2>{one.heading}</h2><p>{one.text}</p></section>)}
        <section>
          <h2>What this does not cover</h2>
          <ul>{value.limits.map((one) => <li key={one}>{one}</li>)}</ul>
        </section>
      </div>
      {value.scores.length > 0 && <Scores scores={value.scores} />}
      <Rules rules={value.rules} params={params} go={go} />
      <section>
        <h2>Credits</h2>
        <ul>{value.credits.map((one) => <li key={one}>{one}</li>)}</ul>
      </section>
      <Twin data={data} address={ADDRESS} value={value} />
    </div>
  );
}

function Scores({ scores }: { scores: Method["scores"] }) {
  return (
    <section>
      <h2>How good it is, measured</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of measured scores">
        <table>
          <thead><tr><th scope="col">Task</th><th scope="col">Score</th><th scope="col">Measure</th><th scope="col">Published elsewhere</th><th scope="col">Goal</th></tr></thead>
          <tbody>
            {scores.map((one) => <tr key={one.task}><th scope="row">{one.task}</th><td>{one.score}</td><td>{one.metric}</td><td>{one.published}</td><td>{one.goal}</td></tr>)}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Rule = Method["rules"][number];

function Rules({ rules, params, go }: { rules: Method["rules"] } & Pick<ScreenProps, "params" | "go">) {
  const words = (params.get("rule") ?? "").toLowerCase();
  const shown = rules.filter((one) => `${one.id} ${one.type} ${one.gloss}`.toLowerCase().includes(words)).sort(byJudged);
  return (
    <section>
      <h2>The rules, and how often each was right</h2>
      <p class="muted">
        Judges looked at readings of each rule and said whether they were right in every part. With fewer than {ENOUGH} judged,
        a rule is ungraded.
      </p>
      <p class="no-print"><label for="rule-search">Find a rule</label>{" "}<input id="rule-search" type="search" value={params.get("rule") ?? ""} onInput={(event) => go({ rule: event.currentTarget.value || null }, { replace: true })} />{" "}<span role="status" class="muted small">{shown.length} of {rules.length}</span></p>
      <div class="scroll rules" tabIndex={0} role="region" aria-label="Table of rules">
        <table>
          <thead><tr><th scope="col">Rule</th><th scope="col">Reads</th><th scope="col">What it says</th><th scope="col">Right</th><th scope="col">Confidence</th></tr></thead>
          <tbody>{shown.map((one) => <RuleRow key={one.id} rule={one} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  return (
    <tr>
      <th scope="row"><code>{rule.id}</code></th>
      <td>{plainType(rule.type)}</td>
      <td>{rule.gloss}</td>
      <td class="number">{rule.judged === 0 ? "not judged" : `${rule.right} of ${rule.judged}`}</td>
      <td class="number">{rule.confidence === null ? <span class="muted">ungraded</span> : <><meter min={0} max={1} value={rule.confidence} aria-label={`Confidence of ${rule.id}`} /> {share(rule.confidence)}</>}</td>
    </tr>
  );
}

const byJudged = (a: Rule, b: Rule): number => b.judged - a.judged || (a.id < b.id ? -1 : 1);
