import { render } from "preact";
import { embeddedSource, serverSource, type DataSource } from "./core/data";
import type { Mode } from "./core/router";
import { readEmbedded } from "./core/embedded";
import { App } from "./ui/shell/App";
import { keepFocus } from "./ui/shell/keepFocus";
import { applySettings } from "./ui/shell/settings";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

async function start(): Promise<void> {
  applySettings();
  const carried = document.getElementById("holdfast-data");
  const mode: Mode = carried === null ? "path" : "hash";
  let data: DataSource;
  if (carried === null) {
    const token = document.querySelector<HTMLMetaElement>('meta[name="holdfast-token"]');
    data = serverSource(window.fetch.bind(window), token?.content ?? null);
  } else data = embeddedSource(await readEmbedded(carried.textContent ?? "", carried.dataset["encoding"] ?? null));
  const root = document.getElementById("app");
  if (root === null) return;
  render(<App data={data} mode={mode} />, root);
  keepFocus(root);
}

void start();
