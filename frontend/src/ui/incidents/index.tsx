import type { ScreenProps } from "../shell/props";

export default function IncidentsScreen(_props: ScreenProps) {
  return <p>Not drawn yet.</p>;
}
