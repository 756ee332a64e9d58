import type { Card } from "../../core/types";
import type { ScreenProps } from "../shell/props";
import type { AlikeCards } from "./useReview";

interface AlikeProps {
  alike: AlikeCards;
  busy: boolean;
  onSame(card: Card): void;
  onClose(): void;
  link: ScreenProps["link"];
}

/** After a correction: other statements with the same words and reading, each to be looked at. */
export function Alike({ alike, busy, onSame, onClose, link }: AlikeProps) {
  return (
    <section class="alike" aria-labelledby="alike-title">
      <div class="place-card-head">
        <h2 id="alike-title">After this correction, these look alike</h2>
        <button type="button" class="close" aria-label="Close what looks alike" onClick={onClose}>×</button>
      </div>
      <ul>
        {alike.cards.map((card) => (
          <li key={card.id}>
            <p>{card.sentence}</p>
            <blockquote class="small" dir="auto">{card.quote}</blockquote>
            <button type="button" disabled={busy} onClick={() => onSame(card)}>Set {alike.field} to {alike.value} here too</button>
            {" "}{card.incident !== null && <a class="small" href={link("incidents", { id: card.incident })}>its incident</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
