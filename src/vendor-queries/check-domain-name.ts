import type { BoughtKind, NameSeen, Registrar } from './order-prerequisites'
import { inTime, seeName } from './order-prerequisites'
import type { NameRead } from './parse-domain-name'
import { readName } from './parse-domain-name'

/** What is known of a name that somebody would like to have. */
export type NameAnswer = NameRead & {
  found?: Omit<NameSeen, 'state'> & { state: NameSeen['state'] | 'unreachable' }
}

export type RegistryAnswer = {
  authCode: boolean
  owners: readonly ('person' | 'organisation')[]
  required: readonly string[]
}

const patienceMs = 8_000
const unreachable = { state: 'unreachable' } as const

const isBelow = (name: string, bases: readonly string[]) =>
  bases.some((base) => name === base || name.endsWith(`.${base}`))

/** Reads a name and, if it could be bought, asks INWX for it; `bases` are not for sale. */
export const nameQuestion =
  (inwx: Registrar) =>
  async (
    kind: BoughtKind | 'owned',
    typed: string,
    bases: readonly string[],
  ): Promise<NameAnswer> => {
    const read = readName(typed)
    if (kind === 'owned' || read.is !== 'registrable' || isBelow(read.name, bases)) return read
    const found = await inTime(seeName(inwx, kind, read.name), patienceMs)
    return { ...read, found: found === 'unreachable' ? unreachable : found }
  }

/** What the registry of a name asks for; undefined when INWX is silent. */
export const registryQuestion =
  (inwx: Registrar) =>
  async (name: string): Promise<RegistryAnswer | undefined> => {
    const rules = await inTime(inwx.tldRules(name), patienceMs)
    if (rules === 'unreachable') return undefined
    const { authCode, owners, required } = rules
    const told = required.map(({ name: field, text }) => (text ? text : field))
    return { authCode, owners, required: told }
  }
