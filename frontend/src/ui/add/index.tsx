import type { ScreenProps } from "../shell/props";

export default function AddScreen(_props: ScreenProps) {
  return <p>Not drawn yet.</p>;
}
