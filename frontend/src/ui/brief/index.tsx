import { useMemo } from "preact/hooks";
import { citedIn } from "../../core/citing";
import { jsonAddress } from "../../core/data";
import { dayName } from "../../core/days";
import type { BriefScreen as Brief } from "../../core/types";
import type { ScreenProps } from "../shell/props";
import { CitedContext, ClauseView } from "../shell/Quotes";
import { Twin } from "../shell/Twin";
import { useData } from "../shell/useData";
import { Ask } from "./Ask";
import { Changed } from "./Changed";
import { CitedList, Disputed, Figures, Judgements, Sections } from "./parts";
import { SmallMap } from "./SmallMap";
import "./brief.css";

/** The answer first, then what it rests on; every clause opens to its quotes. */
export default function BriefScreen(props: ScreenProps) {
  const { data, params, link, record } = props;
  const query = { question: params.get("question"), from: params.get("from"), to: params.get("to"), since: params.get("since") };
  const address = jsonAddress("/brief.json", query);
  const { value, problem, stale } = useData<Brief>(data, address);
  const cited = useMemo(() => (value === null ? new Map() : citedIn(value)), [value]);
  return (
    <div class="brief" aria-busy={stale}>
      <h1>{value?.question ?? (record.asOf === null ? "Who holds what" : `Who holds what, as of ${dayName(record.asOf)}`)}</h1>
      <Ask {...props} brief={value} />
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      {value === null && problem === null && <p class="muted" role="status">Writing the brief …</p>}
      {value !== null && (
        <CitedContext.Provider value={cited}>
          {value.cannot !== null && <p class="problem">{value.cannot}</p>}
          <Figures brief={value} link={link} />
          <div class="columns">
            <div>
              {value.bottomLine.length > 0 && (
                <section aria-labelledby="bottom-line" class="bottom-line">
                  <h2 id="bottom-line">Bottom line</h2>
                  {value.bottomLine.map((clause, index) => <ClauseView key={index} clause={clause} link={link} />)}
                </section>
              )}
              <Judgements brief={value} link={link} />
            </div>
            <aside aria-label="Disputed, and changed">
              <SmallMap record={record} data={data} link={link} />
              <Disputed brief={value} link={link} />
              <Changed {...props} brief={value} />
            </aside>
            <div><Sections brief={value} link={link} /></div>
          </div>
          <CitedList cited={cited} />
          <Twin data={data} address={address} value={value} />
        </CitedContext.Provider>
      )}
    </div>
  );
}
