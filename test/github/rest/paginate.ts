import type { RestAnswer, RestCall } from "./route.ts";

/** One page of the list (`per_page` up to 100, 30 unless told) with GitHub's `link` header. */
export function paginate<T>(
  call: RestCall,
  list: readonly T[],
  write: (page: readonly T[]) => object,
): RestAnswer {
  const perPage = Math.min(100, Math.max(1, Number(call.query.get("per_page") ?? 30) || 30));
  const page = Math.max(1, Number(call.query.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(list.length / perPage));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(to));
    return `<${call.site.apiUrl}${call.path}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  return {
    status: 200,
    body: write(list.slice((page - 1) * perPage, page * perPage)),
    ...(links.length > 0 && { headers: { link: links.join(", ") } }),
  };
}
