import type { Answer, Call } from "./endpoint.js";

const whole = (text: string | null, otherwise: number): number => {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number > 0 ? number : otherwise;
};

/**
 * One page of a list, with the `Link` header that leads to the others: `page` from 1, `per_page` to 100, 30 by default.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export const page = <T>(
  call: Call,
  path: string,
  items: readonly T[],
  show: (item: T) => unknown,
  wrap: (shown: readonly unknown[]) => unknown = (shown) => shown,
): Answer => {
  const size = Math.min(100, whole(call.query.get("per_page"), 30));
  const current = whole(call.query.get("page"), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `<${call.world.url}${path}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, "prev")] : []),
    ...(current < last ? [link(current + 1, "next"), link(last, "last")] : []),
    ...(current > 1 ? [link(1, "first")] : []),
  ];
  return {
    status: 200,
    body: wrap(items.slice((current - 1) * size, current * size).map(show)),
    ...(links.length > 0 && { headers: { link: links.join(", ") } }),
  };
};
