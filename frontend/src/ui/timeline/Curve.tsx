import { useMemo } from "preact/hooks";
import { curveOf, monthEnds } from "../../core/curve";
import { dayName, monthName } from "../../core/days";
import { type Standing, sideOf, standingOn } from "../../core/standing";
import type { Actor, ControlScreen, GroundScreen } from "../../core/types";
import { count, momentumWords, signed } from "../../core/words";
import { colourOf } from "../shell/Looks";
import { QuoteBlock } from "../shell/Quotes";
import { OTHERS } from "../shell/Sides";
import type { ScreenProps } from "../shell/props";
import { NARROW, labelWidth, scaleOf } from "./scale";

const HEIGHT = 150;
const TOP = 12;

interface CurveProps {
  control: ControlScreen;
  actors: readonly Actor[];
  /** Whose ground is shown, and whose was asked for, which may still be on its way. */
  actor: Actor;
  asked: Actor;
  holders: readonly Actor[];
  ground: GroundScreen | null;
  problem: string | null;
  domain: [number, number];
  width: number;
  go: ScreenProps["go"];
  link: ScreenProps["link"];
}

/** The ground of one party: gained and lost by month, how many places it held, what is reported. */
export function Curve({ control, actors, actor, asked, holders, ground, problem, domain, width, go, link }: CurveProps) {
  const standings = useMemo(() => {
    const side = sideOf(actors, actor.key, OTHERS);
    return ground ? monthEnds(ground).map((day) => standingOn(control, side, day)) : [];
  }, [control, actors, actor, ground]);
  return (
    <section class="curve" aria-labelledby="curve-title">
      <div class="curve-head">
        <h2 id="curve-title">Ground of {actor.name}</h2>
        <label class="no-print">
          <span class="visually-hidden">Party of the ground curve</span>
          <select value={asked.key} onChange={(event) => go({ actor: event.currentTarget.value })}>
            {holders.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </label>
      </div>
      {problem !== null && <p class="muted">{problem}</p>}
      {ground && <CurveOf actor={actor} ground={ground} standings={standings} domain={domain} width={width} link={link} />}
    </section>
  );
}

interface CurveOfProps extends Pick<CurveProps, "actor" | "domain" | "width" | "link"> {
  ground: GroundScreen;
  standings: readonly Standing[];
}

function CurveOf({ actor, ground, standings, domain, width, link }: CurveOfProps) {
  const x = scaleOf(domain, width);
  const left = labelWidth(width);
  const curve = curveOf(ground, standings, { top: TOP, height: HEIGHT - TOP - 4, x });
  const now = standings[standings.length - 1] ?? { fresh: 0, stale: 0 };
  const net = ground.months.reduce((sum, { gained, lost }) => sum + gained - lost, 0);
  const label = `${actor.name}: holds ${count(now.fresh, "place")} by news of the last 90 days, ${now.stale} by older news, net ${signed(net)} over the record${ground.at ? `, up to ${dayName(ground.at)}` : ""}`;
  return (
    <>
      <p class="small">
        <Held ground={ground} now={now} /> {momentumWords(ground.momentum)}{" "}
        {ground.population > 0 && <>Some {ground.population.toLocaleString("en")} people live in the places last known with it{ground.uncounted > 0 && <> ({ground.uncounted} not counted)</>}.</>}
      </p>
      <svg class="curve-picture" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {curve.bars.map((bar) => (
          <g key={bar.month}>
            {bar.gained > 0 && <rect class="curve-gained" x={bar.x} width={Math.max(1, bar.width - 1)} y={curve.zero - bar.gained} height={bar.gained} />}
            {bar.lost > 0 && <rect class="curve-lost" x={bar.x} width={Math.max(1, bar.width - 1)} y={curve.zero} height={bar.lost} />}
          </g>
        ))}
        <line class="curve-zero" x1={left} x2={width - 6} y1={curve.zero} y2={curve.zero} />
        <path class="curve-faded" d={curve.faded} />
        <path class="curve-held-edge" d={curve.fresh} />
        <path class="curve-held" d={curve.fresh} stroke={colourOf(actor.look)} />
        <path class="curve-net" d={curve.net} />
        {curve.shares.map(({ x: at, y, index }) => <path key={index} class="curve-share" d={`M${at} ${y - 5}l5 5l-5 5l-5 -5z`} />)}
        {width >= NARROW && (
          <g class="curve-scale">
            <text x={left - 6} y={TOP + 4} text-anchor="end">{count(curve.highest, "place")}</text>
            <text x={left - 6} y={curve.zero + 4} text-anchor="end">0</text>
            {HEIGHT - 4 - (curve.zero + 4) >= 14 && <text x={left - 6} y={HEIGHT - 4} text-anchor="end">{signed(curve.lowest)}</text>}
          </g>
        )}
      </svg>
      <ul class="curve-legend small" aria-hidden="true">
        <li><i class="sign-held" style={{ background: colourOf(actor.look) }} /> held at the month’s end, by news of the last 90 days</li>
        <li><i class="sign-faded" /> by older news, as the map fades it</li>
        <li><i class="sign-gained" /> gained</li>
        <li><i class="sign-lost" /> lost</li>
        <li><i class="sign-net" /> net so far</li>
        <li><i class="sign-share" /> reported share, 0 to 100 %</li>
      </ul>
      <details class="small">
        <summary>Months and reported shares in words</summary>
        <ul>
          {ground.months.map(({ month, gained, lost }, index) => {
            const { fresh, stale } = standings[index] ?? { fresh: 0, stale: 0 };
            return gained || lost ? <li key={month}>{monthName(month)}: {gained} gained, {lost} lost, {fresh} held at its end by news of the last 90 days, {stale} by older news.</li> : null;
          })}
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

/** What the party holds, in the map's words; and why the last news of each place would say more. */
function Held({ ground, now }: { ground: GroundScreen; now: Standing }) {
  const forgotten = Math.max(0, ground.held - now.fresh - now.stale);
  return (
    <>
      Holds {now.fresh === 0 ? "no place" : count(now.fresh, "place")} by news of the last 90 days
      {now.stale > 0 && <>, {now.stale} more by older news</>}
      {ground.claimed > 0 && <>, claims {ground.claimed}</>}
      {ground.contested > 0 && <>, contests {ground.contested}</>}
      {ground.at && <> on {dayName(ground.at)}</>}.
      {forgotten > 0 && <> {count(forgotten, "more place was", "more places were")} last known with it, too long ago to say who holds {forgotten === 1 ? "it" : "them"}: the map shows {forgotten === 1 ? "it" : "them"} as not known.</>}
    </>
  );
}
