import { isBought } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { domainByName } from '../../../projections/domains'
import { domainGrowth } from '../engine/domain-append'
import type { Bench, Grows, Step } from '../engine/process'
import { later } from '../engine/process'
import { writtenAt } from '../provisioning/ensure-dns-records'
import { authCodeOf, forgetting } from '../provisioning/project-secrets'
import { letGo } from '../teardown/release-domain'
import { nameAt } from './find-additional-domain'
import { publishNames } from './publish-site-domains'

/** What is being brought right now is waited for: it would come after we have let it go. */
const isComing = async ({ cause, project, sql }: Bench) => {
  const rows = await sql`select from pgboss.job where name = 'naming' and state = 'active'
    and group_id = ${projectStream(project.id)} and data->>'eventId' <> ${cause.id}
    and data->>'step' <> 'dnsRemoval' limit 1`
  return rows.length > 0
}

const wasServed = ({ events }: Bench, domain: string) =>
  events.some(
    ({ type, data }) =>
      (type === 'DomainReached' || type === 'DomainAssigned') && data.domain === domain,
  )

const removeRecords = async ({ events, inwx }: Bench, domain: string, zone: string | undefined) => {
  if (!zone) return []
  const records = writtenAt(events, { domain, zone })
  await inwx.removeRecords(zone, records)
  return records
}

const released = async (bench: Bench, domain: string): Promise<Grows> => {
  const { project, sql } = bench
  if ((await domainByName(sql, domain))?.projectId !== project.id) return []
  const data = { projectId: project.id, primary: false }
  return [await domainGrowth(bench, domain, { type: 'DomainReleased', data })]
}

/** The site forgets the name before the name forgets the site; a bought one runs out. */
export const dropName: Step = {
  id: 'dnsRemoval',
  run: async (bench) => {
    const { domain, zone } = nameAt(bench)
    const { name, kind } = domain
    if (await isComing(bench)) return later(1, { code: 'STEP_RUNNING', owner: 'us' })
    const waiting = wasServed(bench, name) ? await publishNames(bench) : undefined
    if (waiting) return waiting
    const records = await removeRecords(bench, name, zone)
    if (isBought(kind)) await letGo(bench, name)
    await bench.tell(
      { type: 'ConfirmRemoved', data: { domain: name, ...(zone ? { zone } : {}), records } },
      {
        grows: await released(bench, name),
        also: [forgetting(bench.project.id, authCodeOf(name))],
      },
    )
    return undefined
  },
}
