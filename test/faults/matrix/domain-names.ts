import { domainStream, projectStream } from '../../../events/streams'

/** How names begin by which the registrar's stand-in knows what is wanted of it. */
export const domainPrefixes = {
  registered: 'frei',
  transferred: 'vergeben',
  owned: 'eigen',
} as const
export type RegistrarDomainKind = keyof typeof domainPrefixes

export const testDomainOf = (kind: RegistrarDomainKind, id: string) =>
  `${domainPrefixes[kind]}-${id}.de`

/** The project's own stream, and those of the names that it may have. */
export const projectStreamsOf = (id: string) => [
  projectStream(id),
  ...Object.keys(domainPrefixes).map((kind) =>
    domainStream(testDomainOf(kind as RegistrarDomainKind, id)),
  ),
]

const year = 365 * 86_400_000

export const yearsUntil = (expiresAt: string) =>
  Math.round((Date.parse(expiresAt) - Date.now()) / year)
