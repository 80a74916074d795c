import type { AskedType, FoundInZone } from './query-nameserver'

type Question = { name: string; type: AskedType }
type Ask = (question: Question) => Promise<FoundInZone[]>

const hosts = [
  ...['www', 'mail', 'smtp', 'imap', 'pop', 'pop3', 'mx', 'webmail', 'ftp', 'autodiscover'],
  ...['autoconfig', 'mta-sts', 'shop', 'blog', 'cloud', 'vpn', 'remote', 'portal', 'app', 'api'],
  ...['dev', 'test', 'staging', 'intranet', 'm', 'calendar', 'sip', 'lyncdiscover', 'msoid'],
  ...['enterpriseregistration', 'enterpriseenrollment'],
]
const selectors = [
  ...['default', 'google', 'selector1', 'selector2', 'k1', 'k2', 'k3', 'mail', 'dkim', 's1', 's2'],
  ...['fm1', 'fm2', 'fm3', 'mxvault', 'protonmail', 'protonmail2', 'protonmail3', 'zoho'],
]
const texts = ['_dmarc', '_mta-sts', '_smtp._tls', ...selectors.map((one) => `${one}._domainkey`)]
const services = [
  ...['_autodiscover._tcp', '_imap._tcp', '_imaps._tcp', '_pop3s._tcp', '_submission._tcp'],
  ...['_submissions._tcp', '_caldavs._tcp', '_carddavs._tcp', '_sip._tls', '_sip._tcp'],
  ...['_sipfederationtls._tcp', '_xmpp-client._tcp', '_xmpp-server._tcp'],
]

const usual: [string[], AskedType[]][] = [
  [hosts, ['A', 'AAAA']],
  [texts, ['TXT']],
  [services, ['SRV']],
]
const atApex: AskedType[] = ['A', 'AAAA', 'MX', 'TXT', 'CAA']

/** Nobody calls a host so: what answers here stands at `*`. */
const nobody = 'vrs-wildcard-check'

const questionsFor = (domain: string): Question[] => [
  ...atApex.map((type) => ({ name: domain, type })),
  ...usual.flatMap(([names, types]) =>
    names.flatMap((label) => types.map((type) => ({ name: `${label}.${domain}`, type }))),
  ),
]

const atOnce = 8

const askAll = async (ask: Ask, questions: Question[]): Promise<FoundInZone[]> => {
  const waiting = [...questions]
  const found: FoundInZone[] = []
  const worker = async () => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift())
        found.push(...(await ask(next)))
    } catch (error) {
      waiting.length = 0 // One failure is the end of all: nobody goes on asking in the background.
      throw error
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return found
}

const key = ({ type, content }: FoundInZone) => `${type} ${content}`

/** Each once, in an order of its own; a CNAME is asked for with every type. */
const tidy = (found: FoundInZone[]) =>
  [...new Map(found.map((one) => [`${one.name} ${key(one)}`, one])).values()].sort(
    (a, b) =>
      a.name.length - b.name.length || a.name.localeCompare(b.name) || key(a).localeCompare(key(b)),
  )

/** Without names at which only the wildcard speaks. */
const withoutEchoes = (found: FoundInZone[], domain: string, wild: FoundInZone[]) => {
  const echoes = new Set(wild.map(key))
  const own = new Set(found.filter((one) => !echoes.has(key(one))).map(({ name }) => name))
  return found.filter(({ name }) => name === domain || own.has(name))
}

/** A zone as far as it can be asked for: a list of usual names, since no provider gives it away as a whole. */
export const readZone = async (domain: string, ask: Ask): Promise<FoundInZone[]> => {
  const probes = (['A', 'AAAA', 'TXT'] as const).map((type) => ({
    name: `${nobody}.${domain}`,
    type,
  }))
  const wild = tidy(await askAll(ask, probes)).map((one) => ({ ...one, name: `*.${domain}` }))
  const found = await askAll(ask, questionsFor(domain))
  return tidy([...withoutEchoes(found, domain, wild), ...wild])
}
