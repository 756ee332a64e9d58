import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Job } from "../../core/types";
import { count } from "../../core/words";
import type { ScreenProps } from "../shell/props";
import { Twin } from "../shell/Twin";
import { sentenceOf } from "../shell/useData";
import { DropFiles } from "./DropFiles";
import { JobView } from "./JobView";
import "./add.css";

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 3000;

/** A text, an address or files are handed in and read; what could not be read is said, with why. */
export default function AddScreen({ data, params, go, link, refresh }: ScreenProps) {
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [day, setDay] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const id = params.get("job");
  const { job, problem: lost } = useJob(data, id, refresh);
  const send = async (body: unknown | FormData, clear: () => void) => {
    setSending(true);
    setProblem(null);
    try {
      const answer = await data.post<{ job: Job }>("/documents", body);
      clear();
      go({ job: answer.job.id });
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setSending(false);
    }
  };
  const published = day ? { published: day } : {};
  const sendFiles = (files: readonly File[]) => {
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    if (day) form.append("published", day);
    void send(form, () => undefined);
  };
  return (
    <article class="add-screen">
      <h1>Add articles</h1>
      <p>What you hand in stays on this machine’s ledger, as it came. Only an address that you give is opened; nothing else is asked of the network.</p>
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      <div class="add-grid">
        <form class="add-card" onSubmit={(event) => { event.preventDefault(); void send({ text, ...published }, () => setText("")); }}>
          <h2>Paste a text</h2>
          <label><span class="visually-hidden">Text of an article</span><textarea rows={9} dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} placeholder="Headline, dateline and text" /></label>
          <button type="submit" class="primary" disabled={sending || !text.trim()}>Read this text</button>
        </form>
        <div class="add-card">
          <form onSubmit={(event) => { event.preventDefault(); void send({ url: url.trim(), ...published }, () => setUrl("")); }}>
            <h2>Give an address</h2>
            <label><span class="visually-hidden">Address of an article</span><input type="url" value={url} onInput={(event) => setUrl(event.currentTarget.value)} placeholder="https://" /></label>
            <button type="submit" class="primary" disabled={sending || !url.trim()}>Fetch and read</button>
          </form>
          <h2>Hand in files</h2>
          <DropFiles disabled={sending} onFiles={sendFiles} />
        </div>
      </div>
      <label class="add-day">
        <span>Day of publication, where what you hand in does not say it</span>
        <input type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      </label>
      {lost !== null && <p class="problem" role="alert">{lost}</p>}
      {job !== null && <JobView job={job} link={link} />}
      {job !== null && <p><Twin data={data} address={`/jobs/${encodeURIComponent(job.id)}.json`} value={job} /></p>}
      {job === null && id !== null && lost === null && <p role="status">Asking how far it is …</p>}
      {sending && <p role="status">Sending …</p>}
      <p class="small muted">Text, HTML, PDF, e-mail, WARC and archives of them are read. {job?.state === "done" && `${count(job.added.length, "article")} added.`}</p>
    </article>
  );
}

/** How far a job is, asked for again and again until it is done. */
function useJob(data: ScreenProps["data"], id: string | null, refresh: () => void) {
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const done = useRef(refresh);
  done.current = refresh;
  useLayoutEffect(() => {
    setJob(null);
    setProblem(null);
    if (id === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const ask = async (wait: number) => {
      try {
        const found = await data.get<Job>(`/jobs/${encodeURIComponent(id)}.json`);
        if (!wanted) return;
        setJob(found);
        setProblem(null);
        if (found.state === "done" || found.state === "stopped") {
          if (found.added.length) done.current();
          return;
        }
      } catch (error) {
        if (!wanted) return;
        setProblem(sentenceOf(error));
      }
      timer = setTimeout(() => void ask(Math.min(LONGEST_WAIT_MS, wait * 1.5)), wait);
    };
    void ask(FIRST_WAIT_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [data, id]);
  return { job, problem };
}
