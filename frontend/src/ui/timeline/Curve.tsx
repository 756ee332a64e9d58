import { curveOf } from "../../core/curve";
import { dayName, monthName } from "../../core/days";
import type { Actor, GroundScreen } from "../../core/types";
import { count } from "../../core/words";
import { colourOf } from "../shell/Looks";
import { QuoteBlock } from "../shell/Quotes";
import type { ScreenProps } from "../shell/props";
import { NARROW, labelWidth, scaleOf } from "./scale";

const HEIGHT = 150;
const TOP = 12;

interface CurveProps {
  actor: Actor;
  holders: readonly Actor[];
  ground: GroundScreen | null;
  problem: string | null;
  domain: [number, number];
  width: number;
  go: ScreenProps["go"];
  link: ScreenProps["link"];
}

/** The ground of one party: gained and lost by month, how many places it held, what is reported. */
export function Curve({ actor, holders, ground, problem, domain, width, go, link }: CurveProps) {
  return (
    <section class="curve" aria-labelledby="curve-title">
      <div class="curve-head">
        <h2 id="curve-title">Ground of {actor.name}</h2>
        <label class="no-print">
          <span class="visually-hidden">Party of the ground curve</span>
          <select value={actor.key} onChange={(event) => go({ actor: event.currentTarget.value })}>
            {holders.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </label>
      </div>
      {problem !== null && <p class="muted">{problem}</p>}
      {ground && <CurveOf actor={actor} ground={ground} domain={domain} width={width} link={link} />}
    </section>
  );
}

function CurveOf({ actor, ground, domain, width, link }: Pick<CurveProps, "actor" | "domain" | "width" | "link"> & { ground: GroundScreen }) {
  const x = scaleOf(domain, width);
  const left = labelWidth(width);
  const curve = curveOf(ground, { top: TOP, height: HEIGHT - TOP - 4, x });
  const net = ground.months.reduce((sum, { gained, lost }) => sum + gained - lost, 0);
  const label = `${actor.name}: holds ${count(ground.held, "place")}, net ${signed(net)} over the record${ground.at ? `, up to ${dayName(ground.at)}` : ""}`;
  return (
    <>
      <p class="small">
        Holds {count(ground.held, "place")}
        {ground.claimed > 0 && <>, claims {ground.claimed} more</>}
        {ground.contested > 0 && <>, contests {ground.contested}</>}
        {ground.at && <> on {dayName(ground.at)}</>}. {ground.momentum.map(({ days, net: each }) => `Net ${signed(each)} in ${days} days`).join("; ")}
        {ground.momentum.length > 0 && ". "}
        {ground.population > 0 && <>Some {ground.population.toLocaleString("en")} people live in the places held{ground.uncounted > 0 && <> ({ground.uncounted} not counted)</>}.</>}
      </p>
      <svg class="curve-picture" width={width} height={HEIGHT} role="img" aria-label={label}>
        {curve.bars.map((bar) => (
          <g key={bar.month}>
            {bar.gained > 0 && <rect class="curve-gained" x={bar.x} width={Math.max(1, bar.width - 1)} y={curve.zero - bar.gained} height={bar.gained} />}
            {bar.lost > 0 && <rect class="curve-lost" x={bar.x} width={Math.max(1, bar.width - 1)} y={curve.zero} height={bar.lost} />}
          </g>
        ))}
        <line class="curve-zero" x1={left} x2={width - 6} y1={curve.zero} y2={curve.zero} />
        <path class="curve-held-edge" d={curve.held} />
        <path class="curve-held" d={curve.held} stroke={colourOf(actor.look)} />
        <path class="curve-net" d={curve.net} />
        {curve.shares.map(({ x: at, y, index }) => <path key={index} class="curve-share" d={`M${at} ${y - 5}l5 5l-5 5l-5 -5z`} />)}
        {width >= NARROW && (
          <g class="curve-scale">
            <text x={left - 6} y={TOP + 4} text-anchor="end">{curve.highest} places</text>
            <text x={left - 6} y={curve.zero + 4} text-anchor="end">0</text>
            {curve.lowest < 0 && <text x={left - 6} y={HEIGHT - 4} text-anchor="end">{curve.lowest}</text>}
          </g>
        )}
      </svg>
      <ul class="curve-legend small" aria-hidden="true">
        <li><i class="sign-held" style={{ background: colourOf(actor.look) }} /> held at the month’s end</li>
        <li><i class="sign-gained" /> gained</li>
        <li><i class="sign-lost" /> lost</li>
        <li><i class="sign-net" /> net so far</li>
        <li><i class="sign-share" /> reported share, 0 to 100 %</li>
      </ul>
      <details class="small">
        <summary>Months and reported shares in words</summary>
        <ul>
          {ground.months.filter(({ gained, lost }) => gained || lost).map(({ month, gained, lost, held }) => (
            <li key={month}>{monthName(month)}: {gained} gained, {lost} lost, {held} held at its end.</li>
          ))}
          {ground.shares.map((share, index) => (
            <li key={index}>
              {share.asOf === null ? "Day not known" : dayName(share.asOf)}: {share.amount} of {share.of}, says {share.source}.
              <QuoteBlock quote={share.quote} link={link} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0");
