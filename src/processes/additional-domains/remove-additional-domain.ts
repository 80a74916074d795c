import { isBought } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import { findDomain } from '../../../projections/queries/domains'
import { wasDomainReached } from '../../domain/plan/planned-domains'
import { collectRecordOwnership, planRecordRemoval } from '../../domain/plan/record-ownership'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { isDomainBeingAcquired } from '../../store/job-queue/job-queries'
import { deleteSecretStatement } from '../../store/ledgers/project-secrets'
import { domainReleaseAppends } from '../engine/domain-append'
import { pollIn } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'
import { authCodeSecretName } from '../provisioning/project-secrets'
import { releaseDomain } from '../teardown/release-domain'
import { additionalDomainOf } from './find-additional-domain'
import { publishSiteDomains } from './publish-site-domains'

/** An acquisition in progress is waited for: it would end after the removal. */
const isBeingAcquired = ({ cause, project, sql }: StepContext) =>
  isDomainBeingAcquired(sql, projectStream(project.id), cause.id)

const removeRecords = async (
  { events, inwx }: StepContext,
  domain: string,
  zone: string | undefined,
) => {
  if (!zone) return []
  const [removal] = planRecordRemoval(collectRecordOwnership(events), [{ domain, zone }])
  if (!removal) return []
  await inwx.removeRecords(zone, removal.records)
  return removal.records
}

const releaseAppends = async (context: StepContext, domain: string): Promise<StreamAppend[]> => {
  const { project, sql } = context
  if ((await findDomain(sql, domain))?.projectId !== project.id) return []
  return domainReleaseAppends(context, project.id, [{ name: domain, isPrimary: false }])
}

/** First the site stops serving the domain, then its records go; a bought one expires. */
export const removeAdditionalDomain: Step = {
  id: 'dnsRemoval',
  run: async (context) => {
    const { domain, zone } = additionalDomainOf(context)
    const { name, kind } = domain
    if (await isBeingAcquired(context)) return pollIn(1, { code: 'STEP_RUNNING', owner: 'us' })
    const waiting = wasDomainReached(context.events, name)
      ? await publishSiteDomains(context)
      : undefined
    if (waiting) return waiting
    const records = await removeRecords(context, name, zone)
    if (isBought(kind)) await releaseDomain(context, name)
    await context.handle(
      { type: 'ConfirmDomainRemoved', data: { domain: name, ...(zone ? { zone } : {}), records } },
      {
        appends: () => releaseAppends(context, name),
        statements: [deleteSecretStatement(context.project.id, authCodeSecretName(name))],
      },
    )
    return undefined
  },
}
