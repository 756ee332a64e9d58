import type { ScreenProps } from "../shell/props";

export default function ReviewScreen(_props: ScreenProps) {
  return <p>Not drawn yet.</p>;
}
