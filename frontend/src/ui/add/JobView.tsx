import type { DocumentRef, Job } from "../../core/types";
import { count } from "../../core/words";
import type { ScreenProps } from "../shell/props";

const STATES: Record<Job["state"], string> = {
  waiting: "Waiting for its turn",
  reading: "Reading",
  done: "Done",
  stopped: "Stopped before it was done",
};

/** How far the reading is, what came of it, and what could not be read and why. */
export function JobView({ job, link }: { job: Job; link: ScreenProps["link"] }) {
  const ended = job.state === "done" || job.state === "stopped";
  return (
    <section class="job" aria-labelledby="job-title">
      <h2 id="job-title">{STATES[job.state]}</h2>
      <progress aria-label="Share that is read" max={Math.max(1, job.total)} value={ended && job.total === 0 ? 1 : job.done} />
      <p role="status">
        {job.done.toLocaleString("en")} of {count(job.total, "article")} read, {count(job.statements, "statement")}
        {job.failures.length > 0 && `, ${job.failures.length} could not be read`}.
      </p>
      <Found heading="Added" documents={job.added} link={link} />
      <Found heading="Known already, and not added again" documents={job.known} link={link} />
      {job.failures.length > 0 && (
        <>
          <h3>Could not be read</h3>
          <ul class="failures">
            {job.failures.map(({ sourceId, problem, remedy }, index) => (
              <li key={index}><b dir="auto">{sourceId}</b>: {problem}{remedy && <span class="muted"> {remedy}</span>}</li>
            ))}
          </ul>
        </>
      )}
      {job.state === "done" && job.added.length > 0 && (
        <p><a href={link("brief")}>The brief</a> · <a href={link("map")}>the map</a> · <a href={link("review")}>questions to review</a></p>
      )}
    </section>
  );
}

function Found({ heading, documents, link }: { heading: string; documents: readonly DocumentRef[]; link: ScreenProps["link"] }) {
  if (documents.length === 0) return null;
  return (
    <>
      <h3>{heading} ({documents.length})</h3>
      <ul>
        {documents.map((each) => (
          <li key={each.id}>
            <a href={link("reader", {}, each.id)} dir="auto">{each.title ?? each.sourceId}</a>
            <span class="small muted"> {[each.publisher, each.published ?? "day of publication not known", count(each.statements, "statement")].filter(Boolean).join(" · ")}</span>
            {each.copyOf !== null && <span class="small muted"> · a copy of an article that is there</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
