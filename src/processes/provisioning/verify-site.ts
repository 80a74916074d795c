import { z } from 'zod'
import type { VrsEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import { domainByName } from '../../../projections/domains'
import type { SiteSeen } from '../../integrations/site-probe/site-probe'
import { VendorError } from '../../integrations/vendor-error'
import { placeOf, serverOf } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'
import { configureDns } from './configure-dns'

const health = z.object({ projectId: z.string(), bootId: z.string() })

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const wrong = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'site', errorClass: 'waiting', code, vendorText, owner: 'us' })

/** A boot counts if its report was accepted; a container may have started again since. */
const isAccepted = async ({ sql, project }: Bench, bootId: string) => {
  if (project.boot?.id === bootId) return true
  const rows = await sql`select 1 from boot_reports
    where project_id = ${project.id} and boot_id = ${bootId} and accepted limit 1`
  return rows.length > 0
}

const checked = async (bench: Bench, url: string, seen: SiteSeen) => {
  if (seen.status !== 200) throw wrong('UNHEALTHY', `${url} answered ${seen.status}, expected 200`)
  const parsed = health.safeParse(jsonIn(seen.body))
  if (!parsed.success) throw wrong('GARBAGE', `${url} answered something else than its health`)
  const { projectId, bootId } = parsed.data
  if (projectId !== bench.project.id)
    throw wrong('WRONG_SITE', `${url} is project ${projectId}, expected ${bench.project.id}`)
  if (!(await isAccepted(bench, bootId)))
    throw wrong('WRONG_BOOT', `${url} runs boot ${bootId}, whose report was not accepted`)
}

const certificateSeen = async (
  { sql }: Bench,
  domain: string,
  { tls }: SiteSeen,
): Promise<VrsEvent[]> => {
  const known = await domainByName(sql, domain)
  if (!tls || known?.certificateUntil === tls.notAfter) return []
  return [{ type: 'CertificateSeen', data: { notAfter: tls.notAfter } }]
}

/** The project's own site as it answers under this name, healthy and with its certificate; throws until it does. */
export const siteAt = async (bench: Bench, domain: string) => {
  const { events, site, sites, store } = bench
  const { ipv4 } = serverOf(events)
  const url = `${site.scheme}://${domain}${site.port}/`
  const seen = await sites.look({
    url: `${url}health?nonce=${crypto.randomUUID()}`,
    ip: ipv4,
    ...(site.via ? { via: site.via } : {}),
    timeoutMs: 10_000,
  })
  await checked(bench, url, seen)
  const stream = domainStream(domain)
  const { at } = await store.read(stream)
  const news = { stream, at, events: await certificateSeen(bench, domain, seen) }
  return { seen: { url, serverIp: ipv4, tls: seen.tls }, news }
}

const verify = async (bench: Bench) => {
  const { seen, news } = await siteAt(bench, placeOf(bench.events).domain)
  await bench.tell({ type: 'VerifySite', data: seen }, { grows: [news] })
  return undefined
}

/** After the second of the two, deployment and boot; they may come in either order. */
export const verifySite: Step = {
  id: 'verification',
  deadlineMinutes: 15,
  // Its site is up at the next server: now its name may lead there.
  instead: ({ place, boot, deployment }) =>
    place === 'moving' && boot && deployment?.state === 'finished' ? configureDns : undefined,
  run: async (bench) => {
    const { boot, deployment } = bench.project
    // The other one's event brings the next run.
    if (deployment?.state !== 'finished') return undefined
    if (boot) return verify(bench)
    return later(2, { vendor: 'runtime', code: 'BOOT_REPORT_MISSING', owner: 'us' }, 'boot')
  },
}
