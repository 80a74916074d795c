/** `vrs-<slug>-<last 8 of the id>`: a UUIDv7 begins with the time, alike for all of one minute. */
export const projectResourceName = (slug: string, projectId: string) =>
  `vrs-${slug}-${projectId.slice(-8)}`

/** Each further server has resources of their own name: the former site still runs meanwhile. */
const siteResourceName = (slug: string, projectId: string, moves: number) =>
  moves === 0
    ? projectResourceName(slug, projectId)
    : `${projectResourceName(slug, projectId)}-${moves + 1}`

export type SiteNames = { project: string; application: string; database: string }

/** What a project's resources are called at Coolify. A live site's database stays where it is. */
export const siteNames = ({
  projectId,
  slug,
  moves,
  movesWhenLive = moves,
}: {
  projectId: string
  slug: string
  moves: number
  movesWhenLive?: number | undefined
}): SiteNames => ({
  project: projectResourceName(slug, projectId),
  application: siteResourceName(slug, projectId, moves),
  database: siteResourceName(slug, projectId, movesWhenLive),
})
