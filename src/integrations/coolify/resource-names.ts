/** `vrs-<slug>-<last 8 of the id>`: a UUIDv7's first digits are time, alike for all of one minute. */
export const projectResourceName = (slug: string, projectId: string) =>
  `vrs-${slug}-${projectId.slice(-8)}`

/** What stands at its second server must not be taken for what still runs at the first. */
export const siteResourceName = (slug: string, { id, moves }: { id: string; moves: number }) =>
  moves === 0 ? projectResourceName(slug, id) : `${projectResourceName(slug, id)}-${moves + 1}`
