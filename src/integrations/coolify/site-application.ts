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
