import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { InwxHttpClient } from '../transport/http-client'
import type { InwxClient, Registrant, TldRules } from '../types'

const flagSchema = z.union([z.boolean(), z.number(), z.string()]).optional()
const isFlagSet = (value: z.infer<typeof flagSchema>) =>
  value !== undefined && !/^(0|no|false|none|optional|)$/i.test(String(value))

const ruleSchema = z.object({
  tld: z.string(),
  authCode: flagSchema,
  minNS: z.coerce.number().catch(2),
  maxNS: z.coerce.number().catch(13),
  personAllowed: flagSchema,
  companyAllowed: flagSchema,
  personNeeded: flagSchema,
  companyNeeded: flagSchema,
  registrationPeriod: z.coerce.string().catch(''),
})

/** PHP sends a list, an object by name, or a single rule. */
const rulesSchema = z.object({
  rules: z.union([
    z.array(ruleSchema),
    ruleSchema.transform((one) => [one]),
    z.record(z.string(), ruleSchema).transform((all) => Object.values(all)),
  ]),
})

/** Like `IT-CODICE-FISCALE`. */
const extraNamePattern = /\b[A-Z]+(?:-[A-Z0-9]+)+\b/
const extractExtraName = (text: string) =>
  /\boptional\b/i.test(text) ? '' : (extraNamePattern.exec(text)?.[0] ?? '')

/** INWX does not document the answer: texts that contain the name, or objects. */
const extraSchema = z.union([
  z.string().transform((text) => ({ name: extractExtraName(text), text })),
  z
    .object({ name: z.string(), required: flagSchema, text: z.string().optional() })
    .transform(({ name, required, text }) => ({
      name: required === undefined || isFlagSet(required) ? name : '',
      ...(text && { text }),
    })),
])
const extrasSchema = z.object({ rules: z.array(extraSchema).default([]) }).prefault({})

const allowedOwners = (rule: z.infer<typeof ruleSchema>): Registrant['kind'][] => {
  if (isFlagSet(rule.companyNeeded)) return ['organisation']
  if (isFlagSet(rule.personNeeded)) return ['person']
  const isAllowedFlag = (value: z.infer<typeof flagSchema>) =>
    value === undefined || isFlagSet(value)
  return [
    ...(isAllowedFlag(rule.personAllowed) ? (['person'] as const) : []),
    ...(isAllowedFlag(rule.companyAllowed) ? (['organisation'] as const) : []),
  ]
}

const toTldRules = (
  tld: string,
  rule: z.infer<typeof ruleSchema>,
  required: TldRules['required'],
): TldRules => ({
  tld,
  authCode: isFlagSet(rule.authCode),
  nameservers: { min: rule.minNS, max: rule.maxNS },
  owners: allowedOwners(rule),
  periods: rule.registrationPeriod.split(/[\s,;]+/).filter(Boolean),
  required: required.filter(({ name }) => name !== ''),
})

export const createTldRuleCalls = (http: InwxHttpClient): Pick<InwxClient, 'getTldRules'> => ({
  getTldRules: async (name) => {
    const tld = toAce(name).replace(/^[^.]+\./, '')
    const [answer, extras] = await Promise.all([
      http.call('domain.getRules', { tld: [tld] }, rulesSchema),
      http.call('domain.getextradatarules', { tld }, extrasSchema),
    ])
    const rule = answer.rules.find((one) => toAce(one.tld) === tld) ?? ruleSchema.parse({ tld })
    return toTldRules(tld, rule, extras.rules)
  },
})
