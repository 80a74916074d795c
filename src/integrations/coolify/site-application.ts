import type { ApplicationSource, ApplicationSpec } from './types'

export const sitePort = 8000

type ApplicationPlacement = Pick<ApplicationSpec, 'name' | 'project' | 'server'>
type SiteSettings = { scheme: 'http' | 'https'; hosts: readonly string[]; core: ApplicationSource }

/** The application of a project's site. */
export const siteApplicationSpec = (
  placement: ApplicationPlacement,
  { scheme, hosts, core }: SiteSettings,
): ApplicationSpec => ({
  ...placement,
  domains: hosts.map((host) => `${scheme}://${host}`),
  image: core,
  healthPath: '/health',
  port: sitePort,
})

/** `vrs-<slug>-<last 8 of the id>`: the first digits of a UUIDv7 are its time, the last are random. */
export const projectResourceName = (slug: string, projectId: string) =>
  `vrs-${slug}-${projectId.slice(-8)}`

/** After a move the resources at the new server have other names than those still at the old one. */
export const siteResourceName = (slug: string, { id, moves }: { id: string; moves: number }) =>
  moves === 0 ? projectResourceName(slug, id) : `${projectResourceName(slug, id)}-${moves + 1}`
