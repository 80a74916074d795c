import type { Source, WantedApplication } from './types'

export const sitePort = 8000

type Place = Pick<WantedApplication, 'name' | 'project' | 'server'>
type Site = { scheme: 'http' | 'https'; hosts: readonly string[]; core: Source }

/** The application that a project's site is. */
export const wantedSite = (place: Place, { scheme, hosts, core }: Site): WantedApplication => ({
  ...place,
  domains: hosts.map((host) => `${scheme}://${host}`),
  image: core,
  healthPath: '/health',
  port: sitePort,
})
