import type { SiteAddress } from '../engine/process-dependencies'

/** Where people open the site of a domain. Browsers find names below `.localhost` by themselves. */
export const buildVisitorUrl = (
  { scheme, port, visitorSuffix = '' }: SiteAddress,
  domain: string,
): string => {
  const host = domain.endsWith('.localhost') ? domain : `${domain}${visitorSuffix}`
  return `${scheme}://${host}${port}/`
}
