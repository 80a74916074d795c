import { domainStream, projectStream } from '../../../events/streams'

/** How names begin by which the registrar's stand-in knows what is wanted of it. */
export const prefixes = { registered: 'frei', transferred: 'vergeben', owned: 'eigen' } as const
export type OwnKind = keyof typeof prefixes

export const domainOf = (kind: OwnKind, id: string) => `${prefixes[kind]}-${id}.de`

/** The project's own stream, and those of the names that it may have. */
export const streamsOf = (id: string) => [
  projectStream(id),
  ...Object.keys(prefixes).map((kind) => domainStream(domainOf(kind as OwnKind, id))),
]

const year = 365 * 86_400_000

export const yearsUntil = (expiresAt: string) =>
  Math.round((Date.parse(expiresAt) - Date.now()) / year)
