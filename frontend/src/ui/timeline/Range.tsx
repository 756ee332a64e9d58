import { dayNumberOrNull, dayOf } from "../../core/days";
import type { ScreenProps } from "../shell/props";

interface RangeProps {
  whole: [number, number];
  /** What the axis shows where the address names no days. */
  usual: [number, number];
  domain: [number, number];
  go: ScreenProps["go"];
}

/** From which day to which the axis runs. */
export function Range({ whole, usual, domain, go }: RangeProps) {
  const set = (name: "from" | "to", text: string) => go({ [name]: dayNumberOrNull(text) === null ? null : text });
  const field = (name: "from" | "to", label: string, value: number) => (
    <label>
      <span>{label}</span>
      <input type="date" min={dayOf(whole[0])} max={dayOf(whole[1])} value={dayOf(value)} onChange={(event) => set(name, event.currentTarget.value)} />
    </label>
  );
  const cut = domain[0] !== whole[0] || domain[1] !== whole[1];
  return (
    <>
      {field("from", "From", domain[0])}
      {field("to", "To", domain[1])}
      {cut && <button type="button" onClick={() => go({ from: usual[0] > whole[0] ? dayOf(whole[0]) : null, to: null })}>Whole record</button>}
    </>
  );
}
