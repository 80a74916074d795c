import { createMethodError } from '../api/results'

/** Relative names and `@` are accepted; answers always contain the FQDN. */
export const toFqdn = (name: string | undefined, zone: string): string => {
  const lower = name?.toLowerCase() ?? ''
  if (lower === '' || lower === '@' || lower === zone) return zone
  if (lower.endsWith('.')) throw createMethodError(2005, 'The name must not end in a dot.')
  return lower.endsWith(`.${zone}`) ? lower : `${lower}.${zone}`
}

/** The name by which records are searched: one that ends in a dot finds nothing. */
export const toSearchedName = (name: string, zone: string): string =>
  name.endsWith('.') ? name.toLowerCase() : toFqdn(name, zone)
