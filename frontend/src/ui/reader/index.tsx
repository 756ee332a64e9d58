import type { ScreenProps } from "../shell/props";
import { ArticleScreen } from "./ArticleScreen";
import { Documents } from "./Documents";
import "./reader.css";

/** The list of articles, or one of them in its own words. */
export default function ReaderScreen(props: ScreenProps) {
  return props.rest === "" ? <Documents {...props} /> : <ArticleScreen key={props.rest} {...props} />;
}
