import { readFileSync } from 'node:fs'
import type { DomainEvent } from '../../../events'
import type { DnsRecord } from '../../../events/domain'
import { domainStream, projectStream } from '../../../events/streams'
import { listServerRows } from '../../../projections/queries/servers'
import type { ServerRow } from '../../../projections/servers/servers'
import { toHostname } from '../../domain/naming/parse-domain-name'
import { hostnamesOf, siteRecords } from '../../domain/plan/site-records'
import type { CoolifyClient } from '../../integrations/coolify/types'
import { isSameRecord } from '../../integrations/inwx/dns/record-codec'
import type { InwxClient } from '../../integrations/inwx/types'
import type { ImportedProject } from './import-projects'
import type { ImportRun } from './import-run'
import { appendImport, optionalField } from './import-run'

const columns = ['slug', 'domain', 'zone', 'coolify_application_uuid', 'server'] as const
type AdoptionLine = Record<(typeof columns)[number], string>

const splitLine = (line: string) =>
  line.split(/[,;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

/** Its first line names the columns; a line without a slug is passed over. */
const parseAdoptions = (text: string): AdoptionLine[] => {
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const names = splitLine(head)
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw new Error(`expected the columns ${columns.join(',')}, found none of ${missing.join(',')}`)
  return lines.map(splitLine).flatMap((cells) => {
    const entries = columns.map((column) => [column, cells[names.indexOf(column)] ?? ''] as const)
    const line = Object.fromEntries(entries) as AdoptionLine
    return line.slug ? [line] : []
  })
}

/** Only looks: nothing is written at a vendor. */
export type AdoptionClients = {
  coolify: Pick<CoolifyClient, 'getApplication'>
  inwx: Pick<InwxClient, 'listRecordsAt'>
}

const matchesServer = ({ id, name, ipv4, coolifyUuid }: ServerRow, text: string) =>
  [id, name, ipv4, coolifyUuid].includes(text)

/** The records that lead to the site as they must, by name, type and content. */
const findSiteRecords = async (
  { inwx }: AdoptionClients,
  { domain, zone }: AdoptionLine,
  server: ServerRow,
): Promise<DnsRecord[]> => {
  const observed = await inwx.listRecordsAt(zone, hostnamesOf(domain))
  const { ipv4, ipv6 } = server
  const addresses = ipv6 ? { ipv4, ipv6 } : { ipv4 }
  // A satellite's `www.` may be an address as well as a name.
  const www = hostnamesOf(domain).slice(1)
  const wanted: DnsRecord[] = [
    ...siteRecords({ domain }, addresses),
    ...www.flatMap((name) => siteRecords({ domain: name }, addresses)),
  ]
  return observed
    .filter((record) => wanted.some((one) => isSameRecord(record, one)))
    .map(({ type, name, content, ttl }) => ({ type, name, content, ttl }))
}

type Adoption = { data: Extract<DomainEvent, { type: 'ProjectAdopted' }>['data'] }

/** What the line says, where the vendors show the same. Throws what does not fit. */
const checkAdoption = async (
  clients: AdoptionClients,
  line: AdoptionLine,
  servers: readonly ServerRow[],
): Promise<Adoption> => {
  const [domain, zoneName] = [toHostname(line.domain), toHostname(line.zone)]
  if (!domain || !zoneName)
    throw new Error(`expected a domain and its zone, found ${line.domain} and ${line.zone}`)
  if (domain !== zoneName && !domain.endsWith(`.${zoneName}`))
    throw new Error(`expected ${domain} to lie in its zone, found ${zoneName}`)
  const server = servers.find((one) => matchesServer(one, line.server))
  if (!server) throw new Error(`expected a server that is known here, found ${line.server}`)
  const application = await clients.coolify.getApplication(line.coolify_application_uuid)
  if (!application)
    throw new Error(
      `expected an application at Coolify, found none at ${line.coolify_application_uuid}`,
    )
  const records = await findSiteRecords(clients, { ...line, domain, zone: zoneName }, server)
  if (!records.some(({ name }) => name === domain))
    throw new Error(
      `expected ${domain} to lead to ${server.ipv4}, found no such record in ${zoneName}`,
    )
  return {
    data: {
      domain,
      zone: zoneName,
      records,
      application: line.coolify_application_uuid,
      serverId: server.id,
      ipv4: server.ipv4,
      ...optionalField('ipv6', server.ipv6 ?? undefined),
    },
  }
}

const adoptSite = async (run: ImportRun, project: ImportedProject, { data }: Adoption) => {
  const decided = await appendImport(run, {
    stream: projectStream(project.id),
    decide: (events) =>
      events.some(({ type }) => type === 'ProjectAdopted')
        ? []
        : [{ type: 'ProjectAdopted', data }],
  })
  await appendImport(run, {
    stream: domainStream(data.domain),
    decide: (events) =>
      events.some((event) => event.type === 'DomainClaimed' && event.data.projectId === project.id)
        ? []
        : [{ type: 'DomainClaimed', data: { projectId: project.id, primary: true } }],
  })
  if (decided.length > 0)
    run.note(`site ${data.domain} adopted with ${data.records.length} records, nothing deployed`)
}

/** Adopts live sites as a file names them; a line that does not fit is reported, the others go on. */
export const createAdoption =
  (file: string, clients: AdoptionClients) =>
  async (run: ImportRun, projects: readonly ImportedProject[]): Promise<void> => {
    const servers = await listServerRows(run.base.sql)
    for (const line of parseAdoptions(readFileSync(file, 'utf8'))) {
      const project = projects.find(({ slug }) => slug === line.slug)
      if (!project) {
        run.note(`site ${line.slug} not adopted: no project of the old marketplace has this slug`)
        continue
      }
      try {
        await adoptSite(run, project, await checkAdoption(clients, line, servers))
      } catch (error) {
        run.note(`site ${line.slug} not adopted: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
