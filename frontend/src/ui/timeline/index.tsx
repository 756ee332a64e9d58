import type { ScreenProps } from "../shell/props";

export default function TimelineScreen(_props: ScreenProps) {
  return <p>Not drawn yet.</p>;
}
