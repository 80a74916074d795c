import type { DomainEvent, RecordedEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import { decideTransferStart, isTransferStarted } from '../../domain/naming/transfer-history'
import type { ObservedDomain } from '../../integrations/inwx/types'
import { isPermanentError, VendorError } from '../../integrations/vendor-error'
import type { BuildAppends } from '../../store/event-store/stream-append'
import { decideAppend } from '../../store/event-store/stream-append'
import { deleteSecretStatement } from '../../store/ledgers/project-secrets'
import type { PollAgain } from '../engine/job-outcome'
import { pollIn } from '../engine/job-outcome'
import type { StepContext } from '../engine/process'
import { copyZone } from './copy-zone'
import type { DomainAcquisition } from './domain-acquisition'
import { ensureDomainOwner } from './ensure-domain-owner'
import { readProjectSecret } from './project-secrets'

type DomainHistory = readonly RecordedEvent[]

const customerError = (code: string, vendorText: string) =>
  new VendorError({ vendor: 'inwx', errorClass: 'permanent', owner: 'customer', code, vendorText })

const isZoneCopied = (past: DomainHistory) => past.some(({ type }) => type === 'ZoneCopied')

/** Decided on the domain's stream as it is at the commit. */
const appendTo =
  (
    { store }: StepContext,
    name: string,
    decide: (past: DomainHistory) => readonly DomainEvent[],
  ): BuildAppends =>
  async () => [await decideAppend(store, domainStream(name), decide)]

const startUnlessStarted = (costCents: number, known: DomainHistory) => (past: DomainHistory) =>
  decideTransferStart(past, known, costCents)

const waitForTransfer = (status: string, pollCount: number, appends: BuildAppends): PollAgain => ({
  ...pollIn(pollCount < 10 ? 2 : 60, {
    vendor: 'inwx',
    code: 'TRANSFER_PENDING',
    vendorText: status,
    owner: 'vendor',
  }),
  appends,
})

const startTransfer = async (
  context: StepContext,
  { domain: { name }, authCodeSecret }: DomainAcquisition,
  own: DomainHistory,
): Promise<PollAgain> => {
  const { inwx, pollCount, nameservers, project } = context
  const authCode = await readProjectSecret(context, project.id, authCodeSecret)
  if (!authCode)
    throw customerError('AUTH_CODE_MISSING', `${name}: expected an auth code, found none`)
  const zone = isZoneCopied(own) ? undefined : await copyZone(context, name)
  // Recorded before the transfer begins: afterwards the old provider cannot be asked any more.
  if (zone) {
    const appends = appendTo(context, name, (past) => (isZoneCopied(past) ? [] : [zone]))
    return { ...waitForTransfer('ZONE COPIED', pollCount, appends), seconds: 0 }
  }
  const registrant = await ensureDomainOwner(context)
  const wanted = { domain: name, authCode, registrant, nameservers: [...nameservers] }
  const { costCents } = await inwx.ensureTransferred(wanted)
  const appends = appendTo(context, name, startUnlessStarted(costCents, own))
  return waitForTransfer('TRANSFER REQUESTED', pollCount, appends)
}

/** The transfer failed, or its auth code was refused: recorded for the domain and the project in one append. */
const failTransfer = async (
  context: StepContext,
  { domain, stallCommand }: DomainAcquisition,
  error: VendorError,
) => {
  const { code, errorClass, owner, vendor, vendorText } = error.details
  const failed = { type: 'DomainTransferFailed' as const, data: { code } }
  const why = { step: 'domain' as const, errorClass, vendor, code, vendorText, owner }
  await context.handle(stallCommand(why), {
    appends: appendTo(context, domain.name, () => [failed]),
  })
  return undefined
}

const completeTransfer = async (
  context: StepContext,
  { domain: { name }, authCodeSecret, acquiredCommand }: DomainAcquisition,
  own: DomainHistory,
  observed: Extract<ObservedDomain, { state: 'held' }>,
) => {
  const { inwx, project, handle } = context
  const { roId: registrarRef, expiresAt } = observed
  const startOnce = startUnlessStarted(await inwx.getDomainCost(name, 'transfer'), own)
  const completed = {
    type: 'DomainTransferCompleted' as const,
    data: { registrarRef, expiresAt },
  }
  await handle(acquiredCommand(name), {
    appends: appendTo(context, name, (past) => [...startOnce(past), completed]),
    statements: [deleteSecretStatement(project.id, authCodeSecret)],
  })
  return undefined
}

const isCustomerRefusal = (error: unknown): error is VendorError =>
  isPermanentError(error) && error.details.owner === 'customer'

/** Asks INWX for the transfer's state, starts it if it was not started, records the domain once it is ours. */
export const transferDomain = async (
  context: StepContext,
  acquisition: DomainAcquisition,
): Promise<PollAgain | undefined> => {
  const { inwx, pollCount, store } = context
  const { name } = acquisition.domain
  const { events: own } = await store.read(domainStream(name))
  const observed = await inwx.observeDomain(name)
  if (observed.state === 'held') return completeTransfer(context, acquisition, own, observed)
  const isStarted = isTransferStarted(own)
  if (observed.state === 'pending') {
    const costCents = isStarted ? 0 : await inwx.getDomainCost(name, 'transfer')
    return waitForTransfer(
      observed.status,
      pollCount,
      appendTo(context, name, startUnlessStarted(costCents, own)),
    )
  }
  if (isStarted) {
    const [status, because] =
      observed.state === 'failed'
        ? [observed.status, observed.because]
        : ['not in our account', undefined]
    const text = [`${name}: ${status}`, because].filter(Boolean).join(' – ')
    return failTransfer(context, acquisition, customerError('TRANSFER_FAILED', text))
  }
  try {
    return await startTransfer(context, acquisition, own)
  } catch (error) {
    if (isCustomerRefusal(error)) return failTransfer(context, acquisition, error)
    throw error
  }
}
