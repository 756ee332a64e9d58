import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { keysNow } from "./keys";
import { lettersOn, setLetters } from "./settings";

const SIGNS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", " ": "space" };

/** The keys of this screen, in a dialog. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const box = useRef<HTMLDialogElement>(null);
  const [letters, setShown] = useState(lettersOn());
  useLayoutEffect(() => box.current?.showModal(), []);
  const turn = () => {
    setLetters(!letters);
    setShown(!letters);
  };
  return (
    <dialog ref={box} class="key-help" aria-labelledby="key-help-title" onClose={onClose}>
      <h2 id="key-help-title">Keys</h2>
      {keysNow().map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map((key) => (
              <div key={key.key}><dt><kbd>{SIGNS[key.key] ?? key.key}</kbd></dt><dd>{key.does}</dd></div>
            ))}
          </dl>
        </section>
      ))}
      <label class="check"><input type="checkbox" checked={letters} onChange={turn} /> Single letters are keys</label>
      <form method="dialog"><button type="submit">Close</button></form>
    </dialog>
  );
}
