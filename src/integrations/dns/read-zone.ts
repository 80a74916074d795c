import type { PublicZoneRecord, QueryType } from './query-nameserver'

type RecordQuestion = { name: string; type: QueryType }
type QueryRecords = (question: RecordQuestion) => Promise<PublicZoneRecord[]>

const hostLabels = [
  ...['www', 'mail', 'smtp', 'imap', 'pop', 'pop3', 'mx', 'webmail', 'ftp', 'autodiscover'],
  ...['autoconfig', 'mta-sts', 'shop', 'blog', 'cloud', 'vpn', 'remote', 'portal', 'app', 'api'],
  ...['dev', 'test', 'staging', 'intranet', 'm', 'calendar', 'sip', 'lyncdiscover', 'msoid'],
  ...['enterpriseregistration', 'enterpriseenrollment'],
]
const dkimSelectors = [
  ...['default', 'google', 'selector1', 'selector2', 'k1', 'k2', 'k3', 'mail', 'dkim', 's1', 's2'],
  ...['fm1', 'fm2', 'fm3', 'mxvault', 'protonmail', 'protonmail2', 'protonmail3', 'zoho'],
]
const textLabels = [
  '_dmarc',
  '_mta-sts',
  '_smtp._tls',
  ...dkimSelectors.map((one) => `${one}._domainkey`),
]
const serviceLabels = [
  ...['_autodiscover._tcp', '_imap._tcp', '_imaps._tcp', '_pop3s._tcp', '_submission._tcp'],
  ...['_submissions._tcp', '_caldavs._tcp', '_carddavs._tcp', '_sip._tls', '_sip._tcp'],
  ...['_sipfederationtls._tcp', '_xmpp-client._tcp', '_xmpp-server._tcp'],
]

const commonLabels: [string[], QueryType[]][] = [
  [hostLabels, ['A', 'AAAA']],
  [textLabels, ['TXT']],
  [serviceLabels, ['SRV']],
]
const apexTypes: QueryType[] = ['A', 'AAAA', 'MX', 'TXT', 'CAA']

/** Nobody calls a host so: what answers here stands at `*`. */
const wildcardProbeLabel = 'vrs-wildcard-check'

const questionsFor = (domain: string): RecordQuestion[] => [
  ...apexTypes.map((type) => ({ name: domain, type })),
  ...commonLabels.flatMap(([names, types]) =>
    names.flatMap((label) => types.map((type) => ({ name: `${label}.${domain}`, type }))),
  ),
]

const concurrency = 8

const queryAll = async (
  ask: QueryRecords,
  questions: RecordQuestion[],
): Promise<PublicZoneRecord[]> => {
  const waiting = [...questions]
  const found: PublicZoneRecord[] = []
  const worker = async () => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift())
        found.push(...(await ask(next)))
    } catch (error) {
      waiting.length = 0 // One failure is the end of all: nobody goes on asking in the background.
      throw error
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return found
}

const recordKey = ({ type, content }: PublicZoneRecord) => `${type} ${content}`

/** Each once, in an order of its own; a CNAME is asked for with every type. */
const sortUnique = (found: PublicZoneRecord[]) =>
  [...new Map(found.map((one) => [`${one.name} ${recordKey(one)}`, one])).values()].sort(
    (a, b) =>
      a.name.length - b.name.length ||
      a.name.localeCompare(b.name) ||
      recordKey(a).localeCompare(recordKey(b)),
  )

/** Without names at which only the wildcard speaks. */
const withoutWildcardEchoes = (
  found: PublicZoneRecord[],
  domain: string,
  wild: PublicZoneRecord[],
) => {
  const echoes = new Set(wild.map(recordKey))
  const own = new Set(found.filter((one) => !echoes.has(recordKey(one))).map(({ name }) => name))
  return found.filter(({ name }) => name === domain || own.has(name))
}

/** A zone as far as it can be asked for: a list of usual names, since no provider gives it away as a whole. */
export const readZone = async (domain: string, ask: QueryRecords): Promise<PublicZoneRecord[]> => {
  const probes = (['A', 'AAAA', 'TXT'] as const).map((type) => ({
    name: `${wildcardProbeLabel}.${domain}`,
    type,
  }))
  const wild = sortUnique(await queryAll(ask, probes)).map((one) => ({
    ...one,
    name: `*.${domain}`,
  }))
  const found = await queryAll(ask, questionsFor(domain))
  return sortUnique([...withoutWildcardEchoes(found, domain, wild), ...wild])
}
