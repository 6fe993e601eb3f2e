import type { Operation, RestDescription } from "./description.js";

export interface Match {
  /** The path as GitHub's description writes it: `/repos/{owner}/{repo}`. */
  readonly template: string;
  readonly operation: Operation;
  /** The values of the path's parameters, decoded. */
  readonly values: Readonly<Record<string, string>>;
}

/** Gives a function that finds the operation a request is for; undefined when the description has none. */
export function router(description: RestDescription) {
  const routes = Object.entries(description.paths).map(([template, methods]) => {
    const greedy = new Set(
      Object.values(methods)
        .flatMap((operation) => operation.parameters)
        .flatMap((parameter) => (parameter["x-multi-segment"] ? [parameter.name] : [])),
    );
    return {
      template,
      methods,
      pattern: pattern(template, greedy),
      literal: literalLength(template),
    };
  });
  // `/issues/comments` is not the issue of that name: the path with more letters of its own goes first.
  routes.sort((a, b) => b.literal - a.literal);

  return (method: string, path: string): Match | undefined => {
    for (const { template, methods, pattern } of routes) {
      const operation = methods[method.toLowerCase()];
      const groups = operation && pattern.exec(path);
      if (!groups) continue;
      const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
      const values = names.map((name, at) => [name, decodeURIComponent(groups[at + 1] ?? "")]);
      return { template, operation, values: Object.fromEntries(values) };
    }
    return undefined;
  };
}

function pattern(template: string, greedy: ReadonlySet<string>): RegExp {
  const source = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith("{")) return part.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
      return greedy.has(part.slice(1, -1)) ? "(.*)" : "([^/]+)";
    })
    .join("");
  // The root of the files has no path, and then no slash either: GitHub serves it with and without.
  return new RegExp(`^${source.replace(/\/contents\/\(\.\*\)$/, "/contents(?:/(.*))?")}$`);
}

const literalLength = (template: string): number => template.replaceAll(/\{[^}]+\}/g, "").length;
