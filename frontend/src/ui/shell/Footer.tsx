import { count, shortHash } from "../../core/words";
import type { RecordInfo } from "../../core/types";

/** What this record is: how much, made by what, and whom to credit. */
export function Footer({ record }: { record: RecordInfo }) {
  const { documents, statements, incidents, places } = record.counts;
  return (
    <footer class="colophon">
      <p>
        {count(documents, "article")}, {count(statements, "statement")}, {count(incidents, "incident")}, {count(places, "place")}.
        {record.run !== null && <> Read by Holdfast’s code <code>{shortHash(record.run.code)}</code>, rules <code>{shortHash(record.run.rules)}</code>, model <code>{shortHash(record.run.model)}</code>.</>}
        {record.hash !== "" && <>{" "}Record <code title={record.hash}>{shortHash(record.hash)}</code>.</>}
      </p>
      {record.credits.length > 0 && <p>{record.credits.join(" · ")}</p>}
      <p>For understanding and accountability, never targeting. A quote proves that the source says it, not that it is so.</p>
    </footer>
  );
}

