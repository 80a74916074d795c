import type { BillingCycle } from '../../../events/codes'

/** `isoformat()` of a time without a zone: six digits of a second, or none. `at`: ISO-8601 UTC. */
export const formatLegacyInstant = (at: string): string => {
  const [seconds = '', fraction = ''] = at.replace(/(?:Z|\+00:00)$/, '').split('.')
  const digits = fraction.padEnd(6, '0').slice(0, 6)
  return /[1-9]/.test(digits) ? `${seconds}.${digits}` : seconds
}

const cycleSuffixes: Record<BillingCycle, string> = { once: '', monthly: '/Monat', yearly: '/Jahr' }

/** No thousands are parted, whatever the currency. */
export const formatLegacyPrice = (cents: number, cycle: BillingCycle = 'once'): string => {
  if (cents === 0) return 'Kostenlos'
  const sign = cents < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(cents) / 100)
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${sign}${whole},${rest} €${cycleSuffixes[cycle]}`
}

const phaseNames: Record<string, string> = { alpha: 'Alpha (POC)', beta: 'Beta (MVP)' }

export const describePhase = (phase: string): string => phaseNames[phase] ?? phase.toUpperCase()

type PhaseBadge = { label: string; color: string }

const alphaBadge = { label: 'Alpha', color: 'badge-warning' }
const integerPattern = /^\s*[+-]?\d+\s*$/

/** By the version, not by the phase: the two may disagree. */
export const findPhaseBadge = (version: string): PhaseBadge => {
  const [major = '', minor = '0'] = version.split('.')
  if (!integerPattern.test(major)) return alphaBadge
  if (Number(major) !== 0) return { label: `V${Number(major)}`, color: 'badge-success' }
  return integerPattern.test(minor) && Number(minor) >= 9
    ? { label: 'Beta', color: 'badge-info' }
    : alphaBadge
}

const statusNames: Record<string, string> = {
  active: 'Aktiv',
  trial: 'Testphase',
  suspended: 'Pausiert',
  expired: 'Abgelaufen',
  revoked: 'Widerrufen',
}

export const describeLicenseStatus = (status: string): string => statusNames[status] ?? status

/** A word of the old marketplace that we have none for stays as long as the license runs. */
export const findLegacyStatus = (status: string, imported: string | null): string =>
  status === 'active' && imported !== null && !(imported in statusNames) ? imported : status

export const isReleasedPhase = (phase: string) => phase.startsWith('v')

/** The names that satellites may use for a plugin, the old one first. */
export const listLegacyNames = (plugin: string): readonly [string, ...string[]] =>
  plugin === 'directory' ? ['business_directory', plugin] : [plugin]
