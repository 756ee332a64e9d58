import { isHedged } from "../../core/segments";
import type { Card } from "../../core/types";
import { plainType, share, tellingOf } from "../../core/words";
import type { ScreenProps } from "../shell/props";

interface CardProps {
  card: Card;
  number: number;
  open: boolean;
  hrefOf(id: string | null): string;
  link: ScreenProps["link"];
}

/** A statement: one line when closed; open, everything that is known of it. */
export function CardView({ card, number, open, hrefOf, link }: CardProps) {
  return (
    <li id={`card-${card.id}`} class={`card ${card.kind}${isHedged(card) ? " hedged" : ""}${open ? " open" : ""}`}>
      <h3>
        <span class="number" aria-hidden="true">{number}</span>
        <a class="sentence" href={hrefOf(open ? null : card.id)} aria-expanded={open}>{card.sentence}</a>
        {open && <a class="close" href={hrefOf(null)} aria-label="Close the card">×</a>}
      </h3>
      <p class="small muted">{plainType(card.type)} · {tellingOf(card.mood, card.polarity, card.commitment)}</p>
      {open && <CardBody card={card} link={link} />}
    </li>
  );
}

/** What a card holds beneath its sentence. Also shown in the review. */
export function CardBody({ card, link }: Pick<CardProps, "card" | "link">) {
  return (
    <div class="card-body">
      <blockquote dir="auto">{card.quote}</blockquote>
      <Chain card={card} />
      {card.fields.length > 0 && (
        <dl class="fields">
          {card.fields.map((field, index) => (
            <div key={index}>
              <dt>{field.name}</dt>
              <dd>{field.value}{field.words !== null && !field.value.includes(field.words) && <> <q class="source-words" dir="auto">{field.words}</q></>}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="small"><b>Why it was read so.</b> {card.ruleGloss} <code>{card.rule}</code></p>
      <p class="small"><b>Confidence: {share(card.confidence)}.</b> {card.confidenceWhy}</p>
      {card.notes.map((note) => <p key={note} class="small">{note}</p>)}
      {card.verdict !== null && <p class="small"><b>Decided:</b> {card.verdict}</p>}
      <p class="small muted">
        Letters {card.start}–{card.end}
        {card.incident !== null && <> · <a href={link("incidents", { id: card.incident })}>the incident it belongs to</a></>}
      </p>
    </div>
  );
}

/** Who says so, outermost first: the paper → Reuters → residents. */
export function Chain({ card }: { card: Pick<Card, "chain"> }) {
  if (card.chain.length === 0) return <p class="chain small">Nobody is named as saying so.</p>;
  return (
    <p class="chain small">
      <b>Said by</b>{" "}
      {card.chain.map((one, index) => (
        <span key={index}>
          {index > 0 && <span class="muted"> citing </span>}
          <span dir="auto">{one.who}</span>
          {one.cue !== null && one.cue !== "" && <q class="source-words" dir="auto">{one.cue}</q>}
        </span>
      ))}
    </p>
  );
}
