import { useState } from "preact/hooks";
import type { DocumentRef, ReaderScreen } from "../../core/types";
import { count, shortHash } from "../../core/words";
import type { ScreenProps } from "../shell/props";

interface NoteProps {
  screen: ReaderScreen;
  link: ScreenProps["link"];
}

/** Above the article: whose it is, of when, where it was read and under which hash. */
export function SourceLine({ screen, link }: NoteProps) {
  const { document, zones, copies } = screen;
  const titled = zones.some((zone) => zone.kind === "title");
  return (
    <header class="source">
      <p class="small"><a href={link("reader")}>All articles</a></p>
      {!titled && <h1 dir="auto">{document.title ?? document.sourceId}</h1>}
      <p class="small source-facts">
        <span>{document.publisher ?? "Publisher not known"}</span>
        <span>{document.published ?? "date not known"}</span>
        {document.authors.length > 0 && <span>{document.authors.join(", ")}</span>}
        {document.url !== null && <a href={document.url} rel="noreferrer noopener" target="_blank">Where it was published</a>}
        {document.copyOf !== null && <a href={link("reader", {}, document.copyOf)}>A copy of another article</a>}
        {copies.length > 0 && <a href="#copies" onClick={(event) => showCopies(event)}>{count(copies.length, "copy", "copies")} of it</a>}
      </p>
      <p class="small muted source-facts">
        <span>Read as <code>{document.sourceId}</code></span>
        <span>{document.mediaType}{document.language !== null && `, ${document.language}`}</span>
        <span>{document.fetched === null ? "Fetch time not recorded" : <>Fetched <time>{document.fetched}</time></>}</span>
        {screen.extract === true ? <span>SHA-256 begins with <code>{document.sha256}</code></span> : <Hash hash={document.sha256} />}
      </p>
      {screen.extract === true && <p class="extract-note" role="note">This file carries only the passages of this article that something was read from.</p>}
    </header>
  );
}

// In the file the hash is the address, so the jump is made by hand.
function showCopies(event: Event): void {
  event.preventDefault();
  const copies = document.getElementById("copies");
  copies?.setAttribute("open", "");
  copies?.scrollIntoView();
}

function Hash({ hash }: { hash: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(hash).then(() => setCopied(true));
  return (
    <span>
      SHA-256 <code title={hash}>{shortHash(hash)}</code>{" "}
      <button type="button" class="link" onClick={copy} aria-label="Copy the whole hash">{copied ? "copied" : "copy"}</button>
    </span>
  );
}

/** Beneath the article: its copies, its other versions, and what the second look dropped. */
export function After({ screen, link }: NoteProps) {
  const { copies, copiesWhy, versions, dropped } = screen;
  return (
    <div class="after">
      {copies.length > 0 && (
        <details id="copies">
          <summary>{count(copies.length, "copy", "copies")} of this text; together they count as one source</summary>
          {copiesWhy.map((why) => <p key={why} class="small">{why}</p>)}
          <Documents documents={copies} link={link} />
        </details>
      )}
      {versions.length > 0 && (
        <details>
          <summary>{count(versions.length, "other version")} of this article</summary>
          <Documents documents={versions} link={link} />
        </details>
      )}
      {dropped.length > 0 && (
        <details>
          <summary>{count(dropped.length, "reading")} dropped by the second look</summary>
          <ul>
            {dropped.map((one, index) => <li key={index}><q class="source-words" dir="auto">{one.quote}</q> <span class="small">{one.reason}</span></li>)}
          </ul>
        </details>
      )}
    </div>
  );
}

function Documents({ documents, link }: { documents: readonly DocumentRef[]; link: ScreenProps["link"] }) {
  return (
    <ul>
      {documents.map((one) => (
        <li key={one.id}><a dir="auto" href={link("reader", {}, one.id)}>{one.title ?? one.sourceId}</a> <span class="muted small">{[one.publisher, one.published].filter(Boolean).join(", ")}</span></li>
      ))}
    </ul>
  );
}
