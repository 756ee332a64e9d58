import { datesInWords } from "../../core/days";
import { blocksOf } from "../../core/segments";
import type { Card, ReviewItem } from "../../core/types";
import { plainType, tellingOf } from "../../core/words";
import { CardBody } from "../reader/CardView";
import type { ScreenProps } from "../shell/props";

/** What is asked, why, and the words in their context. */
export function Question({ item, link }: { item: ReviewItem; link: ScreenProps["link"] }) {
  return (
    <section class="question" aria-label="Question">
      <p class="question-why"><b>Why it is asked:</b> {datesInWords(item.why)}.</p>
      <p class="question-ask">{item.kind === "pair" ? "Are these two the same happening?" : "Is this what the words say?"}</p>
      <div class={item.kind === "pair" ? "question-cards two" : "question-cards"}>
        {item.cards.map((card, index) => (
          <QuestionCard key={card.id} card={card} before={item.before[index] ?? ""} after={item.after[index] ?? ""} source={item.document[index] ?? item.document[0]} link={link} />
        ))}
      </div>
    </section>
  );
}

interface QuestionCardProps {
  card: Card;
  before: string;
  after: string;
  source: ReviewItem["document"][number] | undefined;
  link: ScreenProps["link"];
}

function QuestionCard({ card, before, after, source, link }: QuestionCardProps) {
  return (
    <div class="question-card">
      <h2>{card.sentence}</h2>
      <p class="small muted">{plainType(card.type)} · {tellingOf(card.mood, card.polarity, card.commitment)}</p>
      <div class="question-body">
        <blockquote class="question-context" dir="auto">
          {before && <span class="around">…{before}</span>}
          <mark><Marked card={card} /></mark>
          {after && <span class="around">{after}…</span>}
        </blockquote>
        <dl class="question-fields small">
          {card.fields.map((field, index) => (
            <div key={index}><dt>{field.name}</dt><dd dir="auto">{field.value}</dd></div>
          ))}
        </dl>
      </div>
      {source && (
        <p class="small"><a href={link("reader", { s: card.id }, source.id)}>{source.title ?? source.sourceId}</a>{source.publisher && `, ${source.publisher}`}{source.published && `, ${source.published}`}</p>
      )}
      <details class="small">
        <summary>All that is known of it</summary>
        <CardBody card={card} link={link} />
      </details>
    </div>
  );
}

/** The quote with the words of each role marked. */
function Marked({ card }: { card: Card }) {
  const inside = card.spans.filter(({ role, start, end }) => role !== "evidence" && start >= card.start && end <= card.end);
  const spans = inside.map(({ start, end }) => ({ start: start - card.start, end: end - card.start }));
  return (
    <>
      {blocksOf(card.quote, [], spans).flatMap((block) => block.segments).map((segment) => {
        const roles = segment.over.map((index) => inside[index]?.role ?? "");
        return roles.length ? (
          <u key={segment.start} class={`role role-${roles[0]}`} title={roles.join(", ")}>{segment.text}</u>
        ) : (
          <span key={segment.start}>{segment.text}</span>
        );
      })}
    </>
  );
}
