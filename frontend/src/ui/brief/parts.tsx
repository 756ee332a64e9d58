import type { Cited } from "../../core/citing";
import type { BriefScreen, Clause } from "../../core/types";
import { capital, count, grouped, listOf } from "../../core/words";
import type { ScreenProps } from "../shell/props";
import { ClauseView, placeOf, Quotes } from "../shell/Quotes";

type TableOf = NonNullable<BriefScreen["sections"][number]["table"]>;

interface PartProps {
  brief: BriefScreen;
  link: ScreenProps["link"];
}

/** Key figures, each with its date or limits beneath and the number of sources. */
export function Figures({ brief, link }: PartProps) {
  if (brief.figures.length === 0) return null;
  return (
    <ul class="figures" aria-label="Key figures">
      {brief.figures.map((figure) => (
        <li key={figure.label}>
          <p class="figure-label">{figure.label}</p>
          <p class="figure-value">{figure.value}</p>
          <p class="small muted">{[figure.note, figure.sources > 0 ? count(figure.sources, "source") : ""].filter(Boolean).join(" · ")}</p>
          <Quotes quotes={figure.quotes} link={link} />
        </li>
      ))}
    </ul>
  );
}

/** A word and what is told of it, the word not twice. */
const sentence = (word: string, told: string): string => {
  const whole = told.toLowerCase().startsWith(word.toLowerCase()) ? capital(told) : `${word}: ${told}`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

/** Likelihood and confidence are told apart, never in one breath. */
export function Judgements({ brief, link }: PartProps) {
  if (brief.judgements.length === 0) return null;
  return (
    <section aria-labelledby="judgements">
      <h2 id="judgements">Key judgements</h2>
      <ol class="judgements">
        {brief.judgements.map((one, index) => (
          <li key={index}>
            <ClauseView clause={one} link={link} />
            <p class="small muted">
              {one.likelihood !== null && <b>{capital(one.likelihood)}. </b>}
              {one.confidence !== "" && <span>{sentence("Confidence", one.confidence)}</span>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Sections({ brief, link }: PartProps) {
  return (
    <>
      {brief.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.groups.map((group, index) => (
            <div key={index} class="group">
              {group.heading !== null && <h3>{group.heading}</h3>}
              <Clauses clauses={group.clauses} link={link} />
              {group.more > 0 && <p class="small muted">{left(group.more)}</p>}
            </div>
          ))}
          {section.table !== null && <Folded table={section.table} label={section.heading} bare={section.groups.flatMap((group) => group.clauses).length < 2} />}
        </section>
      ))}
    </>
  );
}

/** Clauses shown at once; of more than these the others open on demand. */
const FIRST = 12;

function Clauses({ clauses, link }: { clauses: readonly Clause[]; link: ScreenProps["link"] }) {
  const views = clauses.map((clause, at) => <ClauseView key={at} clause={clause} link={link} />);
  if (clauses.length <= FIRST + 1) return <>{views}</>;
  return <>{views.slice(0, FIRST)}<details class="rest"><summary class="small">{`${grouped(clauses.length - FIRST)} more`}</summary>{views.slice(FIRST)}</details></>;
}

const left = (more: number): string => `And ${grouped(more)} more, which this file does not carry: the ledger has them all.`;

/** A table with sentences before it opens on demand; one that is all of its section stands open. */
function Folded({ table, label, bare }: { table: TableOf; label: string; bare: boolean }) {
  if (bare) return <Table table={table} label={label} />;
  return <details><summary class="small">The same as a table</summary><Table table={table} label={label} /></details>;
}

function Table({ table, label }: { table: TableOf; label: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Table: ${label}`}>
      <table>
        <thead><tr>{table.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}
        </tbody>
      </table>
      {table.more > 0 && <p class="small muted">{left(table.more)}</p>}
    </div>
  );
}

/** Places where parties are said to hold at once. */
export function Disputed({ brief, link }: PartProps) {
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed">Disputed</h2>
      {brief.disputed.length === 0 && <p class="muted">No place is told of as held by two parties at once.</p>}
      <ul class="plain">
        {brief.disputed.map((one) => (
          <li key={one.place.key}>
            <a href={link("timeline", { place: one.place.key })}>{one.place.name}</a>: {capital(listOf(one.parties))}, since {one.since}.
            <Quotes quotes={one.quotes} link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On paper, where no quote can be opened: which articles the numbers stand for. */
export function CitedList({ cited }: { cited: ReadonlyMap<string, Cited> }) {
  if (cited.size === 0) return null;
  return (
    <section class="paper-only cited">
      <h2>Articles cited</h2>
      <ol>{[...cited.values()].map((one) => <li key={one.number}>{placeOf(one.quote)}</li>)}</ol>
    </section>
  );
}
