import type { RecordedEvent } from '../../../events'
import { formatLegacyInstant } from './legacy-words'

type HistoryLine = {
  action: string
  old_status: string | null
  new_status: string | null
  old_expires_at: string | null
  new_expires_at: string | null
  performed_by: string | null
  performed_by_type: string
  reason: string | null
  created_at: string
}

type Change = { action: string; status: string }

/** What our events are called there; those that change nothing for a satellite are absent. */
const changes: Readonly<Record<string, Change>> = {
  LicenseIssued: { action: 'created', status: 'active' },
  TrialStarted: { action: 'trial_started', status: 'trial' },
  TrialConverted: { action: 'trial_converted', status: 'active' },
  TrialEnded: { action: 'trial_expired', status: 'expired' },
  LicenseRenewed: { action: 'renewed', status: 'active' },
  LicenseExtended: { action: 'renewed', status: 'active' },
  LicenseUpgraded: { action: 'upgraded', status: 'active' },
  LicenseDowngraded: { action: 'downgraded', status: 'active' },
  LicenseSuspended: { action: 'suspended', status: 'suspended' },
  LicenseReinstated: { action: 'activated', status: 'active' },
  LicenseExpired: { action: 'expired', status: 'expired' },
  LicenseRevoked: { action: 'revoked', status: 'revoked' },
}

const performerOf = ({ by }: RecordedEvent) => {
  if (by.startsWith('person:')) return 'admin'
  return by.startsWith('runtime:') ? 'customer' : 'system'
}

/** The end that an event sets; null where it runs for ever, undefined where the event says nothing. */
const endOf = ({ data }: RecordedEvent): string | undefined => {
  if ('runsUntil' in data && typeof data.runsUntil === 'string') return data.runsUntil
  return 'endsAt' in data && typeof data.endsAt === 'string' ? data.endsAt : undefined
}

type State = { status: string | null; end: string | null }

const formatEnd = (at: string | null | undefined) => (at ? formatLegacyInstant(at) : null)

const toImportedLine = (
  { data }: Extract<RecordedEvent, { type: 'LicenseHistoryImported' }>,
  texts: Readonly<Record<string, string>>,
): HistoryLine => ({
  action: data.action,
  old_status: data.oldStatus ?? null,
  new_status: data.newStatus ?? null,
  old_expires_at: formatEnd(data.oldExpiresAt),
  new_expires_at: formatEnd(data.newExpiresAt),
  performed_by: texts[`performer ${data.legacyId}`] ?? null,
  performed_by_type: data.performerType,
  reason: texts[`reason ${data.legacyId}`] ?? null,
  created_at: formatLegacyInstant(data.happenedAt),
})

const toOwnLine = (
  event: RecordedEvent,
  { action, status }: Change,
  before: State,
  owner: string | null,
): HistoryLine => ({
  action,
  old_status: before.status,
  new_status: status,
  old_expires_at: formatEnd(before.end),
  new_expires_at: formatEnd(endOf(event) ?? before.end),
  // Who of our staff it was is none of a satellite's concern.
  performed_by: performerOf(event) === 'customer' ? owner : null,
  performed_by_type: performerOf(event),
  reason: null,
  created_at: formatLegacyInstant(event.at),
})

/**
 * A license's events as lines, newest first. `texts`: what was sealed of the imported ones; `owner`:
 * the project's e-mail address, who did what its satellite asked for.
 */
export const toLegacyHistory = (
  events: readonly RecordedEvent[],
  texts: Readonly<Record<string, string>>,
  owner: string | null,
): HistoryLine[] => {
  let state: State = { status: null, end: null }
  const lines: HistoryLine[] = []
  for (const event of events) {
    const change = changes[event.type]
    if (event.type === 'LicenseImported')
      state = { status: event.data.status, end: event.data.runsUntil ?? null }
    else if (event.type === 'LicenseHistoryImported') lines.push(toImportedLine(event, texts))
    else if (change) {
      lines.push(toOwnLine(event, change, state, owner))
      state = { status: change.status, end: endOf(event) ?? state.end }
    }
  }
  const order = lines.map((line, index) => ({ line, index }))
  return order
    .toSorted(
      (one, other) =>
        other.line.created_at.localeCompare(one.line.created_at) || other.index - one.index,
    )
    .map(({ line }) => line)
}
