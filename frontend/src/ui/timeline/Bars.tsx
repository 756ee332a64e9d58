import { useMemo } from "preact/hooks";
import type { Names } from "../../core/control";
import { dayOf, edgeWords } from "../../core/days";
import { ticks } from "../../core/histogram";
import { type Bar, type Row, barOutline } from "../../core/timeline";
import type { RecordInfo } from "../../core/types";
import { spellWords } from "../map/PlaceCard";
import { SHAPE_PATHS, actorOf, colourOf } from "../shell/Looks";
import { OTHERS } from "../shell/Sides";
import type { ScreenProps } from "../shell/props";
import { NARROW, scaleOf } from "./scale";

const BAR = 16;
const LANE = 20;
const ROOM = 8;
const NAME_ABOVE = 18;

interface BarsProps {
  rows: readonly Row[];
  domain: [number, number];
  width: number;
  record: RecordInfo;
  chosen: string | null;
  spell: string | null;
  name: Names;
  go: ScreenProps["go"];
}

/** So many rows to a picture: a page of paper breaks between pictures, never through a row. */
const TOGETHER = 12;

/** A row for each place, a bar for each spell. */
export function Bars({ rows, ...rest }: BarsProps) {
  const parts = Array.from({ length: Math.ceil(rows.length / TOGETHER) }, (_, index) => rows.slice(index * TOGETHER, (index + 1) * TOGETHER));
  return (
    <div class="timeline-bars" role="group" aria-label="Bars of places">
      <svg class="timeline-patterns" width="0" height="0" aria-hidden="true"><Patterns record={rest.record} /></svg>
      {parts.map((part) => <Part key={part[0]?.place.key} rows={part} {...rest} />)}
    </div>
  );
}

function Part({ rows, domain, width, record, chosen, spell, name, go }: BarsProps) {
  const x = useMemo(() => scaleOf(domain, width), [domain, width]);
  const above = width < NARROW ? NAME_ABOVE : 0;
  const tops: number[] = [];
  let height = 0;
  for (const row of rows) {
    tops.push(height);
    height += row.lanes * LANE + ROOM + above;
  }
  return (
    <svg class="timeline-part" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <g aria-hidden="true">
        {ticks(domain, Math.max(3, Math.floor(width / 110))).map(({ day }) => (
          <line key={day} class="timeline-line" x1={x(day)} x2={x(day)} y1="0" y2={height} />
        ))}
      </g>
      {rows.map((row, index) => (
        <g key={row.place.key} class={row.place.key === chosen ? "timeline-row chosen" : "timeline-row"} transform={`translate(0 ${tops[index]})`} role="group" aria-label={row.place.name}>
          <rect class="timeline-stripe" x="0" y="0" width={width} height={row.lanes * LANE + ROOM + above} />
          <text class="timeline-name" x={above ? 2 : 0} y={above ? 14 : ROOM / 2 + BAR * 0.8} aria-hidden="true">{shortened(row.place.name, above ? 40 : 19)}</text>
          <g transform={`translate(0 ${above})`}>
            {row.gaps.map(([from, to]) => (
              <line key={from} class="timeline-gap" x1={x(from)} x2={x(to)} y1={ROOM / 2 + BAR / 2} y2={ROOM / 2 + BAR / 2} aria-hidden="true" />
            ))}
            {row.bars.map((bar) => (
              <BarShape
                key={`${bar.from} ${bar.spell.holders.join()} ${bar.spell.status}`}
                row={row}
                bar={bar}
                x={x}
                record={record}
                name={name}
                chosen={row.place.key === chosen && idOf(row, bar) === spell}
                onChoose={() => go({ place: row.place.key, spell: idOf(row, bar) })}
              />
            ))}
            <g aria-hidden="true">
              {row.bars.map((bar) => <BarName key={`${bar.from} ${bar.lane}`} bar={bar} x={x} record={record} />)}
            </g>
          </g>
        </g>
      ))}
    </svg>
  );
}

/** Which spell of its place, for the address: the day it began, or its number. */
export function idOf(row: Row, bar: Bar): string {
  return bar.spell.start ? dayOf(bar.sureFrom) : `no${row.bars.indexOf(bar)}`;
}

interface BarShapeProps {
  row: Row;
  bar: Bar;
  x: (day: number) => number;
  record: RecordInfo;
  name: Names;
  chosen: boolean;
  onChoose(): void;
}

function BarShape({ row, bar, x, record, name, chosen, onChoose }: BarShapeProps) {
  const { spell } = bar;
  const top = ROOM / 2 + bar.lane * LANE;
  const holder = spell.holders[0];
  const actor = holder === undefined ? null : actorOf(record.actors, holder);
  const other = spell.holders[1];
  const besieger = spell.besiegers[0];
  const [left, right] = [x(bar.sureFrom), x(bar.sureTo)];
  const stale = bar.staleFrom === null ? right : x(bar.staleFrom);
  const claimed = spell.status === "claimed";
  const fill = actor === null ? "none" : claimed ? "none" : spell.status === "contested" && other !== undefined ? `url(#mix-${actor.look}-${actorOf(record.actors, other).look})` : colourOf(actor.look);
  const begins = spell.start ? `from ${edgeWords(spell.start).replace(/^(on|in|between) /, "")}` : "since an unknown day";
  const ends = spell.end ? `until ${edgeWords(spell.end).replace(/^(on|in|between) /, "")}` : "no end known";
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose();
  };
  const sentence = `${row.place.name}. ${spellWords(spell, name)}, ${begins}, ${ends}`;
  return (
    <g class={chosen ? "bar chosen" : "bar"} role="button" tabindex={0} aria-label={sentence} aria-pressed={chosen} onClick={onChoose} onKeyDown={pressed}>
      <title>{sentence}</title>
      <rect class="bar-hit" x={x(bar.from) - 2} y={top - 3} width={Math.max(24, x(bar.to) - x(bar.from) + 4)} height={BAR + 8} />
      <path class={claimed ? "bar-shape claimed" : "bar-shape"} d={barOutline(bar, x, top, BAR)} fill={fill} stroke={claimed && actor ? colourOf(actor.look) : undefined} fill-opacity={0.45 + 0.55 * (spell.confidence ?? 0.6)} />
      {stale < right - 1 && <rect class="bar-stale" x={stale} y={top} width={right - stale} height={BAR} />}
      {besieger !== undefined && spell.status === "besieged" && (
        <path class="bar-siege" d={`M${x(bar.from)} ${top - 1}H${x(bar.to)}M${x(bar.from)} ${top + BAR + 1}H${x(bar.to)}`} stroke={colourOf(actorOf(record.actors, besieger).look)} />
      )}
      {actor && right - left > 26 && (
        <g class="bar-sign" transform={`translate(${left + 11} ${top + BAR / 2}) scale(0.55)`}>
          <path d={SHAPE_PATHS[actor.shape]} fill={colourOf(actor.look)} />
        </g>
      )}
    </g>
  );
}

/** Letters below which a name is left out rather than cut: its mark and its colour tell. */
const LEAST_CUT = 8;

/** Who holds it, written on a bar that is long enough. Not part of the button, whose name is a sentence. */
function BarName({ bar, x, record }: Pick<BarShapeProps, "bar" | "x" | "record">) {
  const left = x(bar.sureFrom) + 20;
  const right = Math.min(x(bar.sureTo), bar.staleFrom === null ? Number.POSITIVE_INFINITY : x(bar.staleFrom));
  const letters = Math.floor((right - left - 4) / 6.8);
  const names = bar.spell.holders.map((key) => actorOf(record.actors, key).short).join(" / ");
  const text = names.length <= letters || letters >= LEAST_CUT ? shortened(names, letters) : "";
  return text ? <text class={bar.spell.status === "claimed" ? "bar-name claimed" : "bar-name"} x={left} y={ROOM / 2 + bar.lane * LANE + BAR * 0.74}>{text}</text> : null;
}

/** Stripes of two colours, for what two hold or fight for; only the pairs of this record's looks. */
function Patterns({ record }: { record: RecordInfo }) {
  const looks = [...new Set([...record.actors.map(({ look }) => look), 4, OTHERS])];
  return (
    <defs>
      {looks.flatMap((one) =>
        looks.map((other) => (
          <pattern key={`${one} ${other}`} id={`mix-${one}-${other}`} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="12" fill={colourOf(one)} />
            <rect x="6" width="6" height="12" fill={colourOf(other)} />
          </pattern>
        )),
      )}
    </defs>
  );
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return most < 3 ? "" : `${text.slice(0, most - 1)}…`;
}
