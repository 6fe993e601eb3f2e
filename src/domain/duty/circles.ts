import picomatch from "picomatch";
import { bareLogin, type Circle, type Matter, same } from "./duty.js";
import type { CircleSettings } from "./settings.js";

/** A circle with what belongs to it. */
export interface Claims extends Circle {
  readonly labels: readonly string[];
  readonly services: readonly string[];
  readonly paths: readonly string[];
}

/** The circles of the policy, in its order. */
export const readCircles = (
  settings: Readonly<Record<string, CircleSettings>>,
): readonly Claims[] => {
  const names = Object.keys(settings);
  return Object.entries(settings).map(([name, circle]) => ({
    name,
    owner: circle.owner ? bareLogin(circle.owner) : undefined,
    deputies: circle.deputies.map(bareLogin),
    parent: names.find((other) => circle.parent && same(other, circle.parent)),
    labels: circle.labels,
    services: circle.services,
    paths: circle.paths,
  }));
};

/** A circle, its parent, and so on up. A policy whose circles go round is refused; this ends all the same. */
export const lineage = <C extends Circle>(circle: C, circles: readonly C[]): readonly C[] => {
  const line: C[] = [];
  let next: C | undefined = circle;
  while (next && !line.includes(next)) {
    line.push(next);
    const { parent }: C = next;
    next = parent === undefined ? undefined : circles.find(({ name }) => same(name, parent));
  }
  return line;
};

const matchesAny = (patterns: readonly string[], paths: readonly string[]): boolean =>
  patterns.length > 0 &&
  paths.some((path) => picomatch.isMatch(path, [...patterns], { dot: true, nonegate: true }));

/** See `Duty.circleOf`. */
export const circleOf = (circles: readonly Claims[], about: Matter): Claims | undefined => {
  const { labels, services = [], paths = [] } = about;
  const meets = (one: readonly string[], other: readonly string[]) =>
    one.some((name) => other.some((its) => same(name.trim(), its.trim())));
  const claims: readonly ((circle: Claims) => boolean)[] = [
    (circle) => meets(circle.labels, labels),
    (circle) => meets(circle.services, services),
    (circle) => matchesAny(circle.paths, paths),
  ];
  for (const claimed of claims) {
    const [first, ...others] = circles.filter(claimed);
    if (first)
      return others.reduce(
        (inner, one) =>
          lineage(one, circles).length > lineage(inner, circles).length ? one : inner,
        first,
      );
  }
  return circles.find(({ parent }) => parent === undefined);
};
