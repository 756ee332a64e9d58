import { Component, type ComponentChildren, type FunctionComponent, h } from "preact";

/** The component, drawn anew only when one of its props is another than before. */
export function memo<Props extends object>(drawn: FunctionComponent<Props>): FunctionComponent<Props> {
  class Kept extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof Props>;
      return [...names].some((name) => next[name] !== (this.props as Props)[name]);
    }

    override render(): ComponentChildren {
      return h(drawn, this.props as never);
    }
  }
  return Kept as unknown as FunctionComponent<Props>;
}
