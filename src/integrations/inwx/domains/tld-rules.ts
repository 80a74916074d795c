import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import type { InwxClient, Registrant, TldRules } from '../types'

const said = z.union([z.boolean(), z.number(), z.string()]).optional()
const isYes = (value: z.infer<typeof said>) =>
  value !== undefined && !/^(0|no|false|none|optional|)$/i.test(String(value))

const rule = z.object({
  tld: z.string(),
  authCode: said,
  minNS: z.coerce.number().catch(2),
  maxNS: z.coerce.number().catch(13),
  personAllowed: said,
  companyAllowed: said,
  personNeeded: said,
  companyNeeded: said,
  registrationPeriod: z.coerce.string().catch(''),
})

/** PHP makes a list, an object by name, or the one thing itself. */
const ruleBook = z.object({
  rules: z.union([
    z.array(rule),
    rule.transform((one) => [one]),
    z.record(z.string(), rule).transform((all) => Object.values(all)),
  ]),
})

/** Like `IT-CODICE-FISCALE`. */
const extraName = /\b[A-Z]+(?:-[A-Z0-9]+)+\b/
const nameIn = (text: string) =>
  /\boptional\b/i.test(text) ? '' : (extraName.exec(text)?.[0] ?? '')

/** Nobody shows an answer of this method: we expect texts that contain the name, or objects. */
const extra = z.union([
  z.string().transform((text) => ({ name: nameIn(text), text })),
  z
    .object({ name: z.string(), required: said, text: z.string().optional() })
    .transform(({ name, required, text }) => ({
      name: required === undefined || isYes(required) ? name : '',
      ...(text && { text }),
    })),
])
const extras = z.object({ rules: z.array(extra).default([]) }).prefault({})

const ownersOf = (found: z.infer<typeof rule>): Registrant['kind'][] => {
  if (isYes(found.companyNeeded)) return ['organisation']
  if (isYes(found.personNeeded)) return ['person']
  const allowed = (value: z.infer<typeof said>) => value === undefined || isYes(value)
  return [
    ...(allowed(found.personAllowed) ? (['person'] as const) : []),
    ...(allowed(found.companyAllowed) ? (['organisation'] as const) : []),
  ]
}

const rulesFrom = (
  tld: string,
  found: z.infer<typeof rule>,
  required: TldRules['required'],
): TldRules => ({
  tld,
  authCode: isYes(found.authCode),
  nameservers: { min: found.minNS, max: found.maxNS },
  owners: ownersOf(found),
  periods: found.registrationPeriod.split(/[\s,;]+/).filter(Boolean),
  required: required.filter(({ name }) => name !== ''),
})

export const openTldRules = (line: Line): Pick<InwxClient, 'tldRules'> => ({
  tldRules: async (name) => {
    const tld = ace(name).replace(/^[^.]+\./, '')
    const [book, needed] = await Promise.all([
      line.call('domain.getRules', { tld: [tld] }, ruleBook),
      line.call('domain.getextradatarules', { tld }, extras),
    ])
    const found = book.rules.find((one) => ace(one.tld) === tld) ?? rule.parse({ tld })
    return rulesFrom(tld, found, needed.rules)
  },
})
