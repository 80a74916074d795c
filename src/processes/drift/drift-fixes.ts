import type { VrsEvent } from '../../../events'
import type { DriftAbout, DriftKind, DriftWay } from '../../../events/drift'
import { Refused } from '../../../events/refusal-error'
import { domainStream, projectStream } from '../../../events/streams'
import { namesOf } from '../../../projections/additional-domains'
import { projectById } from '../../../projections/projects'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Context } from '../../store/event-store/event-store'
import type { Tools } from '../engine/process'
import { isStillOrphan } from './is-still-orphan'

/** One finding that a person wants mended. */
export type Mending = { tools: Tools; context: Context; about: DriftAbout; subject: string }
type Mend = (mending: Mending) => Promise<void>

const given = <Key extends keyof DriftAbout>({ about, subject }: Mending, key: Key) => {
  const value = about[key]
  if (value === undefined) throw new Error(`expected ${key} of ${subject}, found none`)
  return value as NonNullable<DriftAbout[Key]>
}

const changed = ({ subject }: Mending, found: string) =>
  new Refused('DRIFT_CHANGED', `expected ${subject} as it was found, found ${found}`)

type RepairStep = Extract<ProjectCommand, { type: 'Repair' }>['data']['step']

/** The step runs once for this order, also if this job runs twice. */
const again = async (mending: Mending, step: RepairStep) => {
  const { tools, context } = mending
  const id = given(mending, 'projectId')
  const { events } = await tools.store.read(projectStream(id))
  if (events.some(({ causationId }) => causationId === context.causationId)) return
  await tools.command(context, id, { type: 'Repair', data: { step } })
}

const stepAgain =
  (step: RepairStep): Mend =>
  (mending) =>
    again(mending, step)

const letExpire: Mend = (mending) =>
  mending.tools.inwx.setRenewal(given(mending, 'domain'), 'AUTOEXPIRE')

const removeForeign: Mend = async (mending) => {
  const { records = [] } = mending.about
  if (records.length > 0) await mending.tools.inwx.removeRecords(given(mending, 'zone'), records)
}

/** First what stands in the way: the step refuses to write beside records that are nobody's of ours. */
const writeRecords: Mend = async (mending) => {
  await removeForeign(mending)
  await again(mending, 'dns')
}

/** Its data stays: only a teardown erases any. */
const removeOrphan =
  (kind: 'application' | 'database' | 'project'): Mend =>
  async (mending) => {
    const { coolify } = mending.tools
    const uuid = given(mending, 'uuid')
    const thing = { uuid, name: given(mending, 'name') }
    if (!(await isStillOrphan(mending.tools, kind, thing))) throw changed(mending, 'a project')
    if (kind === 'application') await coolify.deleteApplication(uuid)
    else if (kind === 'database') await coolify.deleteDatabase(uuid)
    else if (!(await coolify.deleteProject(uuid))) throw changed(mending, 'something in it')
  }

const domainHeld = async (mending: Mending) => {
  const seen = await mending.tools.inwx.domainSeen(given(mending, 'domain'))
  if (seen.state !== 'held') throw changed(mending, seen.state)
  return seen
}

const happened = async (mending: Mending, build: (past: readonly VrsEvent[]) => VrsEvent[]) => {
  const { store } = mending.tools
  const stream = domainStream(given(mending, 'domain'))
  await store.act(mending.context, async () => {
    const { events, at } = await store.read(stream)
    return { grows: [{ stream, at, events: build(events) }] }
  })
}

const recordDomain: Mend = async (mending) => {
  const { roId: registrarRef, expiresAt } = await domainHeld(mending)
  const domain = given(mending, 'domain')
  const projectId = given(mending, 'projectId')
  const project = await projectById(mending.tools.sql, projectId)
  const primary = project?.domainName === domain
  const further = await namesOf(mending.tools.sql, projectId)
  const kind = primary ? project.domainKind : further.find(({ name }) => name === domain)?.kind
  const way = kind === 'transferred' ? 'transfer' : 'reg'
  const costCents = await mending.tools.inwx.domainCost(domain, way)
  await happened(mending, (past) => {
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

const recordRenewal: Mend = async (mending) => {
  const { expiresAt } = await domainHeld(mending)
  const { netCents } = await mending.tools.inwx.domainPrice(given(mending, 'domain'), 'renewal')
  await happened(mending, (past) =>
    past.some((event) => event.type === 'DomainRenewed' && event.data.expiresAt === expiresAt)
      ? []
      : [{ type: 'DomainRenewed', data: { expiresAt, costCents: netCents } }],
  )
}

/** The truth is what Stripe says now. */
const recordMoney: Mend = async (mending) => {
  const { stripe, command } = mending.tools
  const session = await stripe.session(given(mending, 'checkoutRef'))
  const { amountCents, currency, paymentRef, paymentStatus } = session
  if (paymentStatus !== 'paid' || !paymentRef) throw changed(mending, paymentStatus)
  const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
  await command(mending.context, given(mending, 'projectId'), { type: 'ConfirmPayment', data })
}

/** What is done about a finding; whatever has no way here is for people at the vendor's own pages. */
export const mendings: Partial<Record<DriftKind, Partial<Record<DriftWay, Mend>>>> = {
  domainWithoutProject: { repair: letExpire },
  domainRenewsItself: { repair: letExpire },
  domainUnrecorded: { adopt: recordDomain },
  domainEndsElsewhen: { adopt: recordRenewal },
  orphanApplication: { repair: removeOrphan('application') },
  orphanDatabase: { repair: removeOrphan('database') },
  orphanProject: { repair: removeOrphan('project') },
  liveWithoutApplication: { repair: stepAgain('preparation') },
  applicationStopped: { repair: stepAgain('deployment') },
  recordMissing: { repair: writeRecords },
  recordForeign: { repair: removeForeign },
  moneyWithoutEvent: { adopt: recordMoney },
  siteUnhealthy: { repair: stepAgain('deployment') },
  siteIsAnother: { repair: stepAgain('preparation') },
  pluginsDiffer: { repair: stepAgain('deployment') },
}
