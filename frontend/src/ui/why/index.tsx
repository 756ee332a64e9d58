import { jsonAddress } from "../../core/data";
import type { Clause, WhyScreen as Why } from "../../core/types";
import { count } from "../../core/words";
import type { ScreenProps } from "../shell/props";
import { ClauseView } from "../shell/Quotes";
import { Twin } from "../shell/Twin";
import { useData } from "../shell/useData";
import { Graph } from "./Graph";
import { Grid } from "./Grid";
import { ReasonList } from "./ReasonList";
import "./why.css";

/** Why something happened, according to whom, what speaks against it, and what is not known. */
export default function WhyScreen(props: ScreenProps) {
  const { data, params, link, go } = props;
  const query = { effect: params.get("effect"), from: params.get("from"), to: params.get("to") };
  const address = jsonAddress("/why.json", query);
  const { value, problem, stale } = useData<Why>(data, address);
  if (value === null) {
    return (
      <div aria-busy={problem === null}>
        <h1>Why</h1>
        {problem === null ? <p class="muted" role="status">Weighing the reasons …</p> : <p class="problem" role="alert">{problem}</p>}
      </div>
    );
  }
  const effect = value.effects.find((one) => one.key === value.effect);
  return (
    <div class="why" aria-busy={stale}>
      <h1>{value.question}</h1>
      <Effects why={value} link={link} />
      {data.kind === "server" && <Period params={params} go={go} />}
      <Clauses title="Is it so?" clauses={value.premise} link={link} />
      <section aria-labelledby="reasons">
        <h2 id="reasons">{count(value.reasons.length, "reason")} given, the best grounded first</h2>
        {value.reasons.length === 0 ? (
          <p class="muted">No article in this record states a reason for it.</p>
        ) : (
          <>
            <Graph effect={effect?.label ?? value.question} reasons={value.reasons} link={link} />
            <ReasonList reasons={value.reasons} link={link} />
          </>
        )}
      </section>
      {value.grid !== null && <Grid grid={value.grid} />}
      <div class="why-rest">
        <Clauses title="What is said would change it" clauses={value.whatWouldChange} link={link} />
        <Clauses title="What may follow, it is said" clauses={value.whatMayFollow} link={link} />
        <Clauses title="Where sources disagree" clauses={value.disagreements} link={link} />
        <Clauses title="What is not known" clauses={value.gaps} link={link} />
      </div>
      <Twin data={data} address={address} value={value} />
    </div>
  );
}

const FEW = 8;

/** What can be asked of this record: the effects with most reasons first; those without any are folded. */
function Effects({ why, link }: { why: Why; link: ScreenProps["link"] }) {
  const sorted = [...why.effects].sort((a, b) => b.reasons - a.reasons);
  const line = (one: Why["effects"][number]) => (
    <li key={one.key}>
      <a href={link("why", { effect: one.key })} aria-current={one.key === why.effect ? "true" : undefined}>
        {one.label} <span class="effect-count">{one.reasons > 0 ? one.reasons : "no reason stated"}</span>
      </a>
    </li>
  );
  const few = Math.min(FEW, Math.max(1, sorted.filter((one) => one.reasons > 0).length));
  const rest = sorted.slice(few);
  return (
    <nav class="effects" aria-label="What to explain">
      <ul>{sorted.slice(0, few).map(line)}</ul>
      {rest.length > 0 && <details open={rest.some((one) => one.key === why.effect)}><summary>{`${rest.length} more`}</summary><ul>{rest.map(line)}</ul></details>}
    </nav>
  );
}

function Period({ params, go }: Pick<ScreenProps, "params" | "go">) {
  const field = (name: "from" | "to", label: string) => (
    <span>
      <label for={`why-${name}`}>{label}</label>{" "}
      <input id={`why-${name}`} type="date" value={params.get(name) ?? ""} onChange={(event) => go({ [name]: event.currentTarget.value || null })} />
    </span>
  );
  return <p class="period no-print">{field("from", "Between")} {field("to", "and")}</p>;
}

function Clauses({ title, clauses, link }: { title: string; clauses: readonly Clause[]; link: ScreenProps["link"] }) {
  if (clauses.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {clauses.map((clause, index) => <ClauseView key={index} clause={clause} link={link} />)}
    </section>
  );
}
