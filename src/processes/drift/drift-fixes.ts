import type { DomainEvent } from '../../../events'
import type { DriftKind, DriftResolution, DriftTarget } from '../../../events/drift'
import { RefusalError } from '../../../events/refusal-error'
import { domainStream, projectStream } from '../../../events/streams'
import { listAdditionalDomains } from '../../../projections/queries/domains'
import { findProject } from '../../../projections/queries/projects'
import type { ProjectCommand } from '../../domain/project/commands'
import type { CommandContext } from '../../store/event-store/event-store'
import { decideAppend } from '../../store/event-store/stream-append'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { isStillOrphan } from './is-still-orphan'

/** One finding that a person wants mended. */
export type DriftFixContext = {
  dependencies: ProcessDependencies
  context: CommandContext
  about: DriftTarget
  subject: string
}
type DriftFix = (mending: DriftFixContext) => Promise<void>

const requireDetail = <Key extends keyof DriftTarget>(
  { about, subject }: DriftFixContext,
  key: Key,
) => {
  const value = about[key]
  if (value === undefined) throw new Error(`expected ${key} of ${subject}, found none`)
  return value as NonNullable<DriftTarget[Key]>
}

const driftChangedError = ({ subject }: DriftFixContext, found: string) =>
  new RefusalError('DRIFT_CHANGED', `expected ${subject} as it was found, found ${found}`)

type RepairStep = Extract<ProjectCommand, { type: 'Repair' }>['data']['step']

/** The step runs once for this order, also if this job runs twice. */
const requestRepair = async (mending: DriftFixContext, step: RepairStep) => {
  const { dependencies, context } = mending
  const id = requireDetail(mending, 'projectId')
  const { events } = await dependencies.store.read(projectStream(id))
  if (events.some(({ causationId }) => causationId === context.causationId)) return
  await dependencies.handleProjectCommand(context, id, { type: 'Repair', data: { step } })
}

const repairWithStep =
  (step: RepairStep): DriftFix =>
  (mending) =>
    requestRepair(mending, step)

const disableRenewal: DriftFix = (mending) =>
  mending.dependencies.inwx.setRenewal(requireDetail(mending, 'domain'), 'AUTOEXPIRE')

const removeForeignRecords: DriftFix = async (mending) => {
  const { records = [] } = mending.about
  if (records.length > 0)
    await mending.dependencies.inwx.removeRecords(requireDetail(mending, 'zone'), records)
}

/** First what stands in the way: the step refuses to write beside records that are nobody's of ours. */
const writeRecords: DriftFix = async (mending) => {
  await removeForeignRecords(mending)
  await requestRepair(mending, 'dns')
}

/** Its data stays: only a teardown erases any. */
const removeOrphan =
  (kind: 'application' | 'database' | 'project'): DriftFix =>
  async (mending) => {
    const { coolify } = mending.dependencies
    const uuid = requireDetail(mending, 'uuid')
    const thing = { uuid, name: requireDetail(mending, 'name') }
    if (!(await isStillOrphan(mending.dependencies, kind, thing)))
      throw driftChangedError(mending, 'a project')
    if (kind === 'application') await coolify.deleteApplication(uuid)
    else if (kind === 'database') await coolify.deleteDatabase(uuid)
    else if (!(await coolify.deleteProject(uuid)))
      throw driftChangedError(mending, 'something in it')
  }

const readRegisteredDomain = async (mending: DriftFixContext) => {
  const seen = await mending.dependencies.inwx.observeDomain(requireDetail(mending, 'domain'))
  if (seen.state !== 'held') throw driftChangedError(mending, seen.state)
  return seen
}

const appendDomainEvents = async (
  mending: DriftFixContext,
  build: (past: readonly DomainEvent[]) => DomainEvent[],
) => {
  const { store } = mending.dependencies
  const stream = domainStream(requireDetail(mending, 'domain'))
  await store.commit(mending.context, async () => {
    return { appends: [await decideAppend(store, stream, build)] }
  })
}

const adoptDomain: DriftFix = async (mending) => {
  const { roId: registrarRef, expiresAt } = await readRegisteredDomain(mending)
  const domain = requireDetail(mending, 'domain')
  const projectId = requireDetail(mending, 'projectId')
  const project = await findProject(mending.dependencies.sql, projectId)
  const primary = project?.domainName === domain
  const further = await listAdditionalDomains(mending.dependencies.sql, projectId)
  const kind = primary ? project.domainKind : further.find(({ name }) => name === domain)?.kind
  const way = kind === 'transferred' ? 'transfer' : 'reg'
  const costCents = await mending.dependencies.inwx.getDomainCost(domain, way)
  await appendDomainEvents(mending, (past) => {
    const isRegistered = past.some(
      ({ type }) => type === 'DomainRegistered' || type === 'DomainTransferCompleted',
    )
    const registered = { registrarRef, expiresAt, costCents }
    return [
      ...(isRegistered ? [] : [{ type: 'DomainRegistered' as const, data: registered }]),
      { type: 'DomainClaimed' as const, data: { projectId, primary } },
    ]
  })
}

const adoptRenewal: DriftFix = async (mending) => {
  const { expiresAt } = await readRegisteredDomain(mending)
  const { netCents } = await mending.dependencies.inwx.getDomainPrice(
    requireDetail(mending, 'domain'),
    'renewal',
  )
  await appendDomainEvents(mending, (past) =>
    past.some((event) => event.type === 'DomainRenewed' && event.data.expiresAt === expiresAt)
      ? []
      : [{ type: 'DomainRenewed', data: { expiresAt, costCents: netCents } }],
  )
}

/** The truth is what Stripe says now. */
const adoptPayment: DriftFix = async (mending) => {
  const { stripe, handleProjectCommand } = mending.dependencies
  const session = await stripe.getSession(requireDetail(mending, 'checkoutRef'))
  const { amountCents, currency, paymentRef, paymentStatus } = session
  if (paymentStatus !== 'paid' || !paymentRef) throw driftChangedError(mending, paymentStatus)
  const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
  await handleProjectCommand(mending.context, requireDetail(mending, 'projectId'), {
    type: 'ConfirmPayment',
    data,
  })
}

/** What is done about a finding; whatever has no way here is for people at the vendor's own pages. */
export const driftFixes: Partial<Record<DriftKind, Partial<Record<DriftResolution, DriftFix>>>> = {
  domainWithoutProject: { repair: disableRenewal },
  domainRenewsItself: { repair: disableRenewal },
  domainUnrecorded: { adopt: adoptDomain },
  domainEndsElsewhen: { adopt: adoptRenewal },
  orphanApplication: { repair: removeOrphan('application') },
  orphanDatabase: { repair: removeOrphan('database') },
  orphanProject: { repair: removeOrphan('project') },
  liveWithoutApplication: { repair: repairWithStep('preparation') },
  applicationStopped: { repair: repairWithStep('deployment') },
  recordMissing: { repair: writeRecords },
  recordForeign: { repair: removeForeignRecords },
  moneyWithoutEvent: { adopt: adoptPayment },
  siteUnhealthy: { repair: repairWithStep('deployment') },
  siteIsAnother: { repair: repairWithStep('preparation') },
  pluginsDiffer: { repair: repairWithStep('deployment') },
}
