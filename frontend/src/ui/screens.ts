import type { FunctionComponent } from "preact";
import type { ScreenName } from "../core/types";
import AddScreen from "./add";
import BriefScreen from "./brief";
import IncidentsScreen from "./incidents";
import MapScreen from "./map";
import MethodScreen from "./method";
import ReaderScreen from "./reader";
import ReviewScreen from "./review";
import type { ScreenProps } from "./shell/props";
import TimelineScreen from "./timeline";
import WhyScreen from "./why";

export interface ScreenEntry {
  name: ScreenName;
  title: string;
  component: FunctionComponent<ScreenProps>;
}

/** The screens in the order of the menu. */
export const SCREEN_TABLE: readonly ScreenEntry[] = [
  { name: "brief", title: "Brief", component: BriefScreen },
  { name: "reader", title: "Articles", component: ReaderScreen },
  { name: "map", title: "Map", component: MapScreen },
  { name: "timeline", title: "Timeline", component: TimelineScreen },
  { name: "why", title: "Why", component: WhyScreen },
  { name: "incidents", title: "Incidents", component: IncidentsScreen },
  { name: "review", title: "Review", component: ReviewScreen },
  { name: "add", title: "Add", component: AddScreen },
  { name: "method", title: "Method", component: MethodScreen },
];
