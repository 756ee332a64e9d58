import type { DataSource } from "../../core/data";

/** The link to the same thing as JSON: the address on the server, the carried JSON in a file. */
export function Twin({ data, address, value }: { data: DataSource; address: string; value: unknown }) {
  if (data.kind === "server") return <a class="twin" href={address}>This page as JSON</a>;
  return (
    <button type="button" class="twin" onClick={() => saveJson(nameOf(address), value)}>
      Save this page as JSON
    </button>
  );
}

const nameOf = (address: string): string =>
  `${(address.split("?")[0] ?? "").replace(/^\/|\.json$/g, "").replace(/[^\w-]+/g, "-")}.json`;

export const saveJson = (name: string, value: unknown): void =>
  saveText(name, JSON.stringify(value, null, 1), "application/json");

/** Hands the reader a file made here; nothing is asked of anyone. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
