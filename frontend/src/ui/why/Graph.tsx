import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Reason } from "../../core/types";
import { count } from "../../core/words";
import { picture, type Box, type ReasonBox } from "../../core/why";
import type { ScreenProps } from "../shell/props";

interface GraphProps {
  effect: string;
  reasons: readonly Reason[];
  link: ScreenProps["link"];
}

/** The reasons as a picture; the list beneath says the same. */
export function Graph({ effect, reasons, link }: GraphProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1200);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => setWidth(Math.max(300, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const drawn = useMemo(() => picture(effect, reasons, width), [effect, reasons, width]);
  const against = reasons.filter((one) => one.bearing === "against").length;
  const name = `${count(reasons.length - against, "reason")} for and ${count(against, "reason")} against: ${effect}. The list below says the same.`;
  return (
    <div ref={frame} class="why-graph">
      <svg viewBox={`0 0 ${drawn.width} ${drawn.height + 4}`} role="group" aria-label={name}>
        <defs>
          <marker id="arrow" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0L10 5L0 10z" class="head supports" />
          </marker>
          <marker id="bar" viewBox="0 0 6 16" refX="3" refY="8" markerWidth="7" markerHeight="18" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0H5V16H0z" class="head against" />
          </marker>
        </defs>
        {drawn.headings.map((one) => <text key={`${one.x} ${one.y}`} class="factor" x={one.x} y={one.y} aria-hidden="true">{one.text}</text>)}
        {drawn.boxes.map((box) => (
          <path key={box.reason.id} class={`edge ${box.reason.bearing}`} d={box.path} stroke-width={box.stroke}
            marker-end={box.reason.bearing === "supports" ? "url(#arrow)" : "url(#bar)"} />
        ))}
        {drawn.boxes.map((box) => <ReasonNode key={box.reason.id} box={box} link={link} />)}
        <EffectNode box={drawn.effect} />
        {drawn.more !== null && <g class="more"><Outline box={drawn.more} /></g>}
      </svg>
      <p class="legend small muted">
        <span><svg width="34" height="12" aria-hidden="true"><path class="edge supports" d="M0 6H24" stroke-width="3" /><path class="head supports" d="M23 1L33 6L23 11z" /></svg> speaks for it</span>
        <span><svg width="34" height="16" aria-hidden="true"><path class="edge against" d="M0 8H28" stroke-width="3" /><path class="head against" d="M28 1H33V15H28z" /></svg> speaks against it</span>
        <span>The thicker the line, the better grounded; thinnest where it is not graded.</span>
      </p>
    </div>
  );
}

function ReasonNode({ box, link }: { box: ReasonBox; link: ScreenProps["link"] }) {
  const { reason } = box;
  const quote = reason.quotes[0];
  const verb = reason.bearing === "supports" ? "Speaks for it" : "Speaks against it";
  const note = `${reason.camp} · ${count(reason.sources, "source")}`;
  // The name begins with what is seen, so that a reader can say it to a computer.
  const name = `${box.lines.join(" ")} ${note}. ${verb}: ${reason.factor}.`;
  const body = <><Outline box={box} /><text class="note" x={box.x + 11} y={box.y + box.height - 10}>{note}</text></>;
  if (quote === undefined) return <g class={`reason ${reason.bearing}`} role="img" aria-label={name}>{body}</g>;
  return <a class={`reason ${reason.bearing}`} href={link("reader", { s: quote.statement }, quote.document)} aria-label={name}>{body}</a>;
}

function EffectNode({ box }: { box: Box }) {
  const top = box.y + (box.height - box.lines.length * 22) / 2 + 16;
  return (
    <g class="effect">
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
      {box.lines.map((line, index) => <text key={index} x={box.x + box.width / 2} y={top + index * 22} text-anchor="middle">{line}</text>)}
    </g>
  );
}

function Outline({ box }: { box: Box }) {
  return (
    <>
      <rect x={box.x + 1} y={box.y + 1} width={box.width - 2} height={box.height - 2} rx="4" />
      {box.lines.map((line, index) => <text key={index} x={box.x + 11} y={box.y + 25 + index * 19}>{`${line} `}</text>)}
    </>
  );
}
