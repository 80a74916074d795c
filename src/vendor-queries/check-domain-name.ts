import type { ParsedDomainName } from '../domain/naming/parse-domain-name'
import { parseDomainName } from '../domain/naming/parse-domain-name'
import type {
  DomainAvailability,
  PurchaseKind,
  RegistrarReader,
} from '../integrations/order-prerequisites'
import { orUnreachable, readAvailability } from '../integrations/order-prerequisites'

/** What is known of a name that somebody would like to have. */
export type DomainNameCheck = ParsedDomainName & {
  found?: Omit<DomainAvailability, 'state'> & { state: DomainAvailability['state'] | 'unreachable' }
}

export type RegistryRequirements = {
  authCode: boolean
  owners: readonly ('person' | 'organisation')[]
  required: readonly string[]
}

const timeoutMs = 8_000
const unreachable = { state: 'unreachable' } as const

const isBelow = (name: string, bases: readonly string[]) =>
  bases.some((base) => name === base || name.endsWith(`.${base}`))

/** Reads a name and, if it could be bought, asks INWX for it; `bases` are not for sale. */
export const createDomainNameCheck =
  (inwx: RegistrarReader) =>
  async (
    kind: PurchaseKind | 'owned',
    typed: string,
    bases: readonly string[],
  ): Promise<DomainNameCheck> => {
    const read = parseDomainName(typed)
    if (kind === 'owned' || read.is !== 'registrable' || isBelow(read.name, bases)) return read
    const found = await orUnreachable(readAvailability(inwx, kind, read.name), timeoutMs)
    return { ...read, found: found === 'unreachable' ? unreachable : found }
  }

/** What the registry of a name asks for; undefined when INWX is silent. */
export const createRegistryQuery =
  (inwx: RegistrarReader) =>
  async (name: string): Promise<RegistryRequirements | undefined> => {
    const rules = await orUnreachable(inwx.getTldRules(name), timeoutMs)
    if (rules === 'unreachable') return undefined
    const { authCode, owners, required } = rules
    const descriptions = required.map(({ name: field, text }) => (text ? text : field))
    return { authCode, owners, required: descriptions }
  }
