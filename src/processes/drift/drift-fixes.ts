import type { DomainEvent } from '../../../events'
import type { DriftKind, DriftResolution, DriftTarget } from '../../../events/operations/drift'
import { RefusalError } from '../../../events/refusal-error'
import { domainStream, projectStream } from '../../../events/streams'
import { listAdditionalDomains } from '../../../projections/queries/domains'
import { findProject } from '../../../projections/queries/projects'
import { decideDomainRenewed } from '../../domain/naming/decide-domain-facts'
import type { ProjectCommand } from '../../domain/project/commands'
import type { CommandContext } from '../../store/event-store/event-store'
import { decideAppend } from '../../store/event-store/stream-append'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { isStillOrphan } from './is-still-orphan'

/** One finding that a person ordered to be fixed. */
type DriftFixContext = {
  dependencies: ProcessDependencies
  context: CommandContext
  about: DriftTarget
  subject: string
}
type DriftFix = (request: DriftFixContext) => Promise<void>

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
const requestRepair = async (request: DriftFixContext, step: RepairStep) => {
  const { dependencies, context } = request
  const id = requireDetail(request, 'projectId')
  const { events } = await dependencies.store.read(projectStream(id))
  if (events.some(({ causationId }) => causationId === context.causationId)) return
  await dependencies.handleProjectCommand(context, id, { type: 'Repair', data: { step } })
}

const repairWithStep =
  (step: RepairStep): DriftFix =>
  (request) =>
    requestRepair(request, step)

const disableRenewal: DriftFix = (request) =>
  request.dependencies.inwx.setRenewal(requireDetail(request, 'domain'), 'AUTOEXPIRE')

const removeForeignRecords: DriftFix = async (request) => {
  const { records = [] } = request.about
  if (records.length > 0)
    await request.dependencies.inwx.removeRecords(requireDetail(request, 'zone'), records)
}

/** First removes foreign records: the step refuses to write beside them. */
const writeRecords: DriftFix = async (request) => {
  await removeForeignRecords(request)
  await requestRepair(request, 'dns')
}

/** Its data stays: only a teardown erases any. */
const removeOrphan =
  (kind: 'application' | 'database' | 'project'): DriftFix =>
  async (request) => {
    const { coolify } = request.dependencies
    const uuid = requireDetail(request, 'uuid')
    const thing = { uuid, name: requireDetail(request, 'name') }
    if (!(await isStillOrphan(request.dependencies, kind, thing)))
      throw driftChangedError(request, 'a project')
    if (kind === 'application') await coolify.deleteApplication(uuid)
    else if (kind === 'database') await coolify.deleteDatabase(uuid)
    else if (!(await coolify.deleteProject(uuid)))
      throw driftChangedError(request, 'something in it')
  }

const readRegisteredDomain = async (request: DriftFixContext) => {
  const observed = await request.dependencies.inwx.observeDomain(requireDetail(request, 'domain'))
  if (observed.state !== 'held') throw driftChangedError(request, observed.state)
  return observed
}

const appendDomainEvents = async (
  request: DriftFixContext,
  build: (past: readonly DomainEvent[]) => DomainEvent[],
) => {
  const { store } = request.dependencies
  const stream = domainStream(requireDetail(request, 'domain'))
  await store.commit(request.context, async () => {
    return { appends: [await decideAppend(store, stream, build)] }
  })
}

const adoptDomain: DriftFix = async (request) => {
  const { roId: registrarRef, expiresAt } = await readRegisteredDomain(request)
  const domain = requireDetail(request, 'domain')
  const projectId = requireDetail(request, 'projectId')
  const project = await findProject(request.dependencies.sql, projectId)
  const primary = project?.domainName === domain
  const further = await listAdditionalDomains(request.dependencies.sql, projectId)
  const kind = primary ? project.domainKind : further.find(({ name }) => name === domain)?.kind
  const operation = kind === 'transferred' ? 'transfer' : 'reg'
  const costCents = await request.dependencies.inwx.getDomainCost(domain, operation)
  await appendDomainEvents(request, (past) => {
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

const adoptRenewal: DriftFix = async (request) => {
  const { expiresAt } = await readRegisteredDomain(request)
  const { netCents } = await request.dependencies.inwx.getDomainPrice(
    requireDetail(request, 'domain'),
    'renewal',
  )
  await appendDomainEvents(request, (past) =>
    decideDomainRenewed(past, { expiresAt, costCents: netCents }),
  )
}

/** The truth is what Stripe says now. */
const adoptPayment: DriftFix = async (request) => {
  const { stripe, handleProjectCommand } = request.dependencies
  const session = await stripe.getSession(requireDetail(request, 'checkoutRef'))
  const { amountCents, currency, paymentRef, paymentStatus } = session
  if (paymentStatus !== 'paid' || !paymentRef) throw driftChangedError(request, paymentStatus)
  const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
  await handleProjectCommand(request.context, requireDetail(request, 'projectId'), {
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
