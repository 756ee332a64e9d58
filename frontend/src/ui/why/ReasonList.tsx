import type { Reason } from "../../core/types";
import { count } from "../../core/words";
import { grouped } from "../../core/why";
import type { ScreenProps } from "../shell/props";
import { Quotes } from "../shell/Quotes";

/** The same as the picture, whole, as a nested list: factor, then who says so, then the reasons. */
export function ReasonList({ reasons, link }: { reasons: readonly Reason[]; link: ScreenProps["link"] }) {
  return (
    <ul class="reason-list">
      {grouped(reasons).map((group) => (
        <li key={group.factor}>
          <h3>{group.factor}</h3>
          <ul>
            {group.camps.map((camp) => (
              <li key={camp.camp}>
                <h4>according to {camp.camp}</h4>
                <ul>{camp.reasons.map((reason) => <ReasonLine key={reason.id} reason={reason} link={link} />)}</ul>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function ReasonLine({ reason, link }: { reason: Reason; link: ScreenProps["link"] }) {
  return (
    <li class={`reason-line ${reason.bearing}`}>
      <p>
        <span class="bearing">{reason.bearing === "supports" ? "for" : "against"}</span>{" "}
        {reason.label} <span class="muted small">({reason.relation}; {count(reason.sources, "independent source")})</span>
      </p>
      <p class="muted small">{reason.confidenceWhy}</p>
      <Quotes quotes={reason.quotes} link={link} />
    </li>
  );
}
