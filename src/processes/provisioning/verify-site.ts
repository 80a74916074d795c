import { z } from 'zod'
import type { DomainEvent } from '../../../events'
import { findDomain } from '../../../projections/queries/domains'
import { isBootReportAccepted } from '../../../projections/queries/runtimes'
import { decideCertificateChange } from '../../domain/naming/decide-domain-facts'
import type { ProbeResponse } from '../../integrations/site-probe/site-probe'
import { VendorError } from '../../integrations/vendor-error'
import { domainAppend } from '../engine/domain-append'
import type { JobOutcome } from '../engine/job-outcome'
import { nothingToDo, pollIn } from '../engine/job-outcome'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { buildVisitorUrl } from './visitor-url'

const healthSchema = z.object({ projectId: z.string(), bootId: z.string() })

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const siteError = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'site', errorClass: 'waiting', code, vendorText, owner: 'us' })

/** A boot counts if its report was accepted; a container may have started again since. */
const isBootAccepted = async ({ sql, project }: StepContext, bootId: string) =>
  project.boot?.id === bootId || (await isBootReportAccepted(sql, project.id, bootId))

const assertHealthy = async (context: StepContext, url: string, response: ProbeResponse) => {
  if (response.status !== 200)
    throw siteError('UNHEALTHY', `${url} answered ${response.status}, expected 200`)
  const parsed = healthSchema.safeParse(parseJson(response.body))
  if (!parsed.success) throw siteError('GARBAGE', `${url} answered something else than its health`)
  const { projectId, bootId } = parsed.data
  if (projectId !== context.project.id)
    throw siteError('WRONG_SITE', `${url} is project ${projectId}, expected ${context.project.id}`)
  if (!(await isBootAccepted(context, bootId)))
    throw siteError('WRONG_BOOT', `${url} runs boot ${bootId}, whose report was not accepted`)
}

const newCertificateEvents = async (
  { sql }: StepContext,
  domain: string,
  { tls }: ProbeResponse,
): Promise<DomainEvent[]> =>
  decideCertificateChange(tls, (await findDomain(sql, domain))?.certificateUntil)

/** The project's own site as it answers under this name, healthy and with its certificate; throws until it does. */
export const inspectSite = async (context: StepContext, domain: string) => {
  const { events, siteAddress, siteProbe } = context
  const { ipv4 } = currentServer(events)
  const url = `${siteAddress.scheme}://${domain}${siteAddress.port}/`
  const response = await siteProbe.probe({
    url: `${url}health?nonce=${crypto.randomUUID()}`,
    ip: ipv4,
    ...(siteAddress.via ? { via: siteAddress.via } : {}),
    timeoutMs: 10_000,
  })
  await assertHealthy(context, url, response)
  /** On the domain's stream: the certificate if it is a new one, and these. */
  const certificateAppend = async (...events: readonly DomainEvent[]) =>
    domainAppend(
      context,
      domain,
      ...(await newCertificateEvents(context, domain, response)),
      ...events,
    )
  const visitorUrl = buildVisitorUrl(siteAddress, domain)
  return { seen: { url: visitorUrl, serverIp: ipv4, tls: response.tls }, certificateAppend }
}

const confirmSite = async (context: StepContext) => {
  const { domain } = requirePrimaryDomain(context.events)
  const { seen, certificateAppend } = await inspectSite(context, domain)
  await context.handle(
    { type: 'VerifySite', data: seen },
    { appends: async () => [await certificateAppend()] },
  )
  return undefined
}

/** Undefined once the deployment is finished and its runtime has booted, in either order. */
export const waitForRunningSite = ({ project }: Pick<StepContext, 'project'>): JobOutcome => {
  const { boot, deployment } = project
  if (deployment?.state !== 'finished')
    return nothingToDo(
      'the deployment is not finished; the event of its end is followed by this step',
    )
  if (boot) return undefined
  return pollIn(2, { vendor: 'runtime', code: 'BOOT_REPORT_MISSING', owner: 'us' }, 'boot')
}

/** The site answers at its domain, as the project's own and with the boot that was accepted. */
export const verifySiteStep: Step = {
  id: 'verification',
  deadlineMinutes: 15,
  run: async (context) => waitForRunningSite(context) ?? confirmSite(context),
}
