import { jsonAddress } from "../../core/data";
import type { DocumentList, DocumentRef } from "../../core/types";
import { count } from "../../core/words";
import type { ScreenProps } from "../shell/props";
import { Twin } from "../shell/Twin";
import { useData } from "../shell/useData";

const PAGE = 100;

/** Every article that was read, newest first, with a search. */
export function Documents({ data, params, go, link }: ScreenProps) {
  const offset = Number(params.get("offset") ?? 0);
  const address = jsonAddress("/documents.json", { q: params.get("q"), offset: offset || null, limit: PAGE });
  const { value, problem, stale } = useData<DocumentList>(data, address);
  return (
    <>
      <h1>Articles</h1>
      <form key={params.get("q")} role="search" class="search" onSubmit={(event) => search(event, go)}>
        <label for="article-search">Words in an article or its title</label>
        <input id="article-search" type="search" name="q" defaultValue={params.get("q") ?? ""} />
        <button type="submit">Search</button>
      </form>
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      {value !== null && (
        <section aria-busy={stale} aria-label="Articles found">
          <p class="muted" role="status">{count(value.total, "article")}{value.left !== undefined && value.left > 0 && `; ${value.left.toLocaleString("en")} more, cited least, are not in this report`}</p>
          <ol class="documents" start={offset + 1}>
            {value.documents.map((one) => <DocumentLine key={one.id} document={one} link={link} />)}
          </ol>
          <Pages offset={offset} total={value.total} go={go} />
          <Twin data={data} address={address} value={value} />
        </section>
      )}
    </>
  );
}

function search(event: Event, go: ScreenProps["go"]): void {
  event.preventDefault();
  const words = new FormData(event.currentTarget as HTMLFormElement).get("q");
  go({ q: String(words ?? "").trim() || null, offset: null });
}

function DocumentLine({ document, link }: { document: DocumentRef; link: ScreenProps["link"] }) {
  return (
    <li>
      <p class="document-name">
        <a dir="auto" href={link("reader", {}, document.id)}>{document.title ?? document.sourceId}</a>
        <span class="muted small">
          {document.publisher}
          {document.copyOf !== null && <>{document.publisher && " · "}<a href={link("reader", {}, document.copyOf)}>a copy</a></>}
        </span>
      </p>
      <p class="document-day">{document.published === null ? <span class="muted">date not known</span> : <time dateTime={document.published}>{document.published}</time>}</p>
      <p class="document-count muted small">{document.statements === 0 ? "nothing read from it" : count(document.statements, "statement")}</p>
    </li>
  );
}

function Pages({ offset, total, go }: { offset: number; total: number; go: ScreenProps["go"] }) {
  if (total <= PAGE) return null;
  const turn = (to: number) => {
    go({ offset: to <= 0 ? null : String(to) });
    window.scrollTo(0, 0);
  };
  return (
    <p class="pages">
      <button type="button" disabled={offset === 0} onClick={() => turn(offset - PAGE)}>Earlier in the list</button>
      <span> {offset + 1}–{Math.min(offset + PAGE, total)} of {total.toLocaleString("en")} </span>
      <button type="button" disabled={offset + PAGE >= total} onClick={() => turn(offset + PAGE)}>Further on</button>
    </p>
  );
}
