import pLimit from 'p-limit'
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

/** No host has this name, so whatever is answered comes from a wildcard. */
const wildcardProbeLabel = 'vrs-wildcard-check'

const createQuestions = (domain: string): RecordQuestion[] => [
  ...apexTypes.map((type) => ({ name: domain, type })),
  ...commonLabels.flatMap(([names, types]) =>
    names.flatMap((label) => types.map((type) => ({ name: `${label}.${domain}`, type }))),
  ),
]

const concurrency = 8

const queryAll = async (
  query: QueryRecords,
  questions: RecordQuestion[],
): Promise<PublicZoneRecord[]> => {
  const limit = pLimit(concurrency)
  const records = limit.map(questions, query)
  // After one failure no question that still waits is sent in the background.
  records.catch(() => limit.clearQueue())
  return (await records).flat()
}

const recordKey = ({ type, content }: PublicZoneRecord) => `${type} ${content}`

/** Sorted and without duplicates: a CNAME is answered to queries of every type. */
const sortUnique = (records: PublicZoneRecord[]) =>
  [...new Map(records.map((one) => [`${one.name} ${recordKey(one)}`, one])).values()].sort(
    (a, b) =>
      a.name.length - b.name.length ||
      a.name.localeCompare(b.name) ||
      recordKey(a).localeCompare(recordKey(b)),
  )

/** Removes names that are answered only by the wildcard. */
const removeWildcardAnswers = (
  records: PublicZoneRecord[],
  domain: string,
  wildcardRecords: PublicZoneRecord[],
) => {
  const wildcardKeys = new Set(wildcardRecords.map(recordKey))
  const ownNames = new Set(
    records.filter((one) => !wildcardKeys.has(recordKey(one))).map(({ name }) => name),
  )
  return records.filter(({ name }) => name === domain || ownNames.has(name))
}

/** Reads a zone at a list of common names, because no provider answers a whole zone. */
export const readZone = async (
  domain: string,
  query: QueryRecords,
): Promise<PublicZoneRecord[]> => {
  const probes = (['A', 'AAAA', 'TXT'] as const).map((type) => ({
    name: `${wildcardProbeLabel}.${domain}`,
    type,
  }))
  const wildcardRecords = sortUnique(await queryAll(query, probes)).map((one) => ({
    ...one,
    name: `*.${domain}`,
  }))
  const records = await queryAll(query, createQuestions(domain))
  return sortUnique([
    ...removeWildcardAnswers(records, domain, wildcardRecords),
    ...wildcardRecords,
  ])
}
