import { int, optional } from './parameters'

/** The parameters with which every list is read page by page. */
export const pageParameters = { page: optional(int(1)), pagelimit: optional(int(1, 10_000)) }

export const takePage = <Item>(
  all: readonly Item[],
  { page = 1, pagelimit = 20 }: { page?: number | undefined; pagelimit?: number | undefined },
): Item[] => all.slice((page - 1) * pagelimit, page * pagelimit)
