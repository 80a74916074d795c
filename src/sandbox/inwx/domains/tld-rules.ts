import { defineMethod } from '../api/define-method'
import { list, optional, text } from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'

/** Of domains registered elsewhere, and of transferred ones that kept their nameservers. */
export const previousProviderNameservers = ['ns1.old-provider.example', 'ns2.old-provider.example']

type TldRules = { authCode: 'YES' | 'NO'; periods: string; extra: string[] }

const defaultRules: TldRules = { authCode: 'YES', periods: '1Y,2Y,5Y,10Y', extra: [] }

const rulesByTld: Record<string, Partial<TldRules>> = {
  de: { periods: '1Y' },
  at: { periods: '1Y' },
  ch: { periods: '1Y' },
  it: { periods: '1Y', extra: ['IT-CODICE-FISCALE'] },
  se: { extra: ['NICSE-IDNUMBER'] },
  us: { extra: ['US-NEXUS-APPPURPOSE', 'US-NEXUS-CATEGORY'] },
  uk: { authCode: 'NO' },
}

const extraDataTexts: Record<string, string> = {
  'IT-CODICE-FISCALE': 'Codice fiscale of a person, VAT number of a company',
  'NICSE-IDNUMBER': 'Number of the person or company, like [SE]802405-0190',
  'US-NEXUS-APPPURPOSE': 'Purpose of the domain: P1 to P5',
  'US-NEXUS-CATEGORY': 'Relation to the United States: C11, C12, C21, C31 or C32',
}

const knownTlds = ['com', 'net', 'org', 'eu', 'gmbh', ...Object.keys(rulesByTld)]

const getTld = (name: string) => name.slice(name.lastIndexOf('.') + 1)

const getTldRules = (name: string): TldRules => ({ ...defaultRules, ...rulesByTld[getTld(name)] })

const toRuleModel = (tld: string) => {
  const { authCode, periods } = getTldRules(tld)
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

const hasExtraData = (extData: unknown, name: string) =>
  typeof extData === 'object' &&
  extData !== null &&
  name in extData &&
  (extData as Record<string, unknown>)[name] !== ''

/** `2Y` is 2. */
export const countYears = (period: string): number => Number.parseInt(period, 10)

/** Each registry has its own periods; months are none of them. */
export const assertPeriod = (domain: string, period: string): void => {
  const { periods } = getTldRules(domain)
  if (!periods.split(',').includes(period))
    throw createMethodError(2306, `The registry has the periods ${periods}, not ${period}.`)
}

export const requiresAuthCode = (domain: string) => getTldRules(domain).authCode === 'YES'

export const assertExtraData = (domain: string, extData: unknown): void => {
  const missingName = getTldRules(domain).extra.find((name) => !hasExtraData(extData, name))
  if (missingName) throw createMethodError(2003, `Parameter extData[${missingName}] is required.`)
}

/** Austria's registry does not support AUTOEXPIRE. */
export const assertRenewalMode = (domain: string, mode: string | undefined): void => {
  if (domain.endsWith('.at') && mode === 'AUTOEXPIRE')
    throw createMethodError(2102, 'The registry does not know AUTOEXPIRE.')
}

export const tldRuleMethods = {
  'domain.getRules': defineMethod({ tld: optional(list(text(64))) }, ({ tld = knownTlds }) =>
    respondSuccess({ rules: tld.map((one) => toRuleModel(one.toLowerCase())) }),
  ),
  'domain.getextradatarules': defineMethod({ tld: optional(text(64)) }, ({ tld }) => {
    const tlds = tld ? [tld.toLowerCase()] : knownTlds
    const rules = tlds.flatMap((one) =>
      getTldRules(one).extra.map((name) => `${name}: required. ${extraDataTexts[name]}`),
    )
    return respondSuccess({ rules })
  }),
}
