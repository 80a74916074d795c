import { method } from '../api/define-method'
import { list, optional, text } from '../api/parameters'
import { done, refuse } from '../api/results'

/** Where domains lead that others have, and those whose owner kept the nameservers at a transfer. */
export const oldNameservers = ['ns1.old-provider.example', 'ns2.old-provider.example']

type Registry = { authCode: 'YES' | 'NO'; periods: string; extra: string[] }

const usual: Registry = { authCode: 'YES', periods: '1Y,2Y,5Y,10Y', extra: [] }

const peculiar: Record<string, Partial<Registry>> = {
  de: { periods: '1Y' },
  at: { periods: '1Y' },
  ch: { periods: '1Y' },
  it: { periods: '1Y', extra: ['IT-CODICE-FISCALE'] },
  se: { extra: ['NICSE-IDNUMBER'] },
  us: { extra: ['US-NEXUS-APPPURPOSE', 'US-NEXUS-CATEGORY'] },
  uk: { authCode: 'NO' },
}

const texts: Record<string, string> = {
  'IT-CODICE-FISCALE': 'Codice fiscale of a person, VAT number of a company',
  'NICSE-IDNUMBER': 'Number of the person or company, like [SE]802405-0190',
  'US-NEXUS-APPPURPOSE': 'Purpose of the domain: P1 to P5',
  'US-NEXUS-CATEGORY': 'Relation to the United States: C11, C12, C21, C31 or C32',
}

const known = ['com', 'net', 'org', 'eu', 'gmbh', ...Object.keys(peculiar)]

const lastLabel = (name: string) => name.slice(name.lastIndexOf('.') + 1)

const registryOf = (name: string): Registry => ({ ...usual, ...peculiar[lastLabel(name)] })

const ruleOf = (tld: string) => {
  const { authCode, periods } = registryOf(tld)
  return {
    tld,
    personAllowed: 1,
    companyAllowed: 1,
    companyNeeded: 0,
    personNeeded: 0,
    minNS: 2,
    maxNS: 13,
    registrationPeriod: periods,
    renewalPeriod: periods,
    authCode,
    transferLock: 1,
    createAllowed: 'YES',
    renewAllowed: 'YES',
    transferAllowed: 'YES',
    paperwork: 0,
    idn: 1,
    tldAce: tld,
  }
}

const holds = (extData: unknown, name: string) =>
  typeof extData === 'object' &&
  extData !== null &&
  name in extData &&
  (extData as Record<string, unknown>)[name] !== ''

export const needsAuthCode = (domain: string) => registryOf(domain).authCode === 'YES'

export const demandExtraData = (domain: string, extData: unknown): void => {
  const missing = registryOf(domain).extra.find((name) => !holds(extData, name))
  if (missing) throw refuse(2003, `Parameter extData[${missing}] is required.`)
}

/** Austria's registry knows no AUTOEXPIRE. */
export const demandRenewalMode = (domain: string, mode: string | undefined): void => {
  if (domain.endsWith('.at') && mode === 'AUTOEXPIRE')
    throw refuse(2102, 'The registry does not know AUTOEXPIRE.')
}

export const registries = {
  'domain.getRules': method({ tld: optional(list(text(64))) }, ({ tld = known }) =>
    done({ rules: tld.map((one) => ruleOf(one.toLowerCase())) }),
  ),
  'domain.getextradatarules': method({ tld: optional(text(64)) }, ({ tld }) => {
    const asked = tld ? [tld.toLowerCase()] : known
    const rules = asked.flatMap((one) =>
      registryOf(one).extra.map((name) => `${name}: required. ${texts[name]}`),
    )
    return done({ rules })
  }),
}
