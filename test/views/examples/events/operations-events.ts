import type { RecordedEventOf } from '../../../../events'
import type { AlertEvent } from '../../../../events/operations/alert'
import type { DriftEvent } from '../../../../events/operations/drift'
import type { ServerEvent } from '../../../../events/operations/server'
import type { RolloutEvent } from '../../../../events/rollout'

type OperationsEvent = ServerEvent | DriftEvent | AlertEvent | RolloutEvent
type DataOf = { [Type in OperationsEvent['type']]: RecordedEventOf<Type>['data'] }

const rolledOut = { version: '1.4.0', runtime: 'bun' } as const

/** One example of everything that happens to servers, rollouts, and to what differs at the vendors. */
export const operationsEventData: DataOf = {
  RolloutStarted: { ...rolledOut, previous: '1.3.0' },
  RolloutRingReached: { ...rolledOut, ring: 'tenth' },
  RolloutHalted: {
    ...rolledOut,
    ring: 'tenth',
    sites: 40,
    failed: [
      { projectId: 'p1', code: 'PLUGIN_CRASHED' },
      { projectId: 'p2', code: 'MIGRATION_FAILED' },
    ],
  },
  RolloutResumed: { ...rolledOut, accepted: ['p1', 'p2'] },
  RolloutRolledBack: { ...rolledOut, previous: '1.3.0' },
  RolloutFinished: rolledOut,
  ServerAdded: { name: 'hetzner-1', ipv4: '203.0.113.7', coolifyUuid: 'u1', capacity: 20 },
  ServerRequested: { name: 'hetzner-4', ip: '203.0.113.9', capacity: 20, privateKey: 'key1' },
  ServerValidationFailed: { code: 'VALIDATION_FAILED', log: 'Connection refused' },
  ServerValidationRepeated: {},
  ServerRequestWithdrawn: {},
  ServerDescribed: { fields: { name: 'hetzner-eins', description: 'Falkenstein' } },
  ServerPutInMaintenance: {},
  ServerWentOffline: {},
  ServerCameBack: {},
  ServerCapacitySet: { capacity: 30 },
  ServerRemoved: {},
  ServerStrategyChosen: { strategy: 'specific', serverId: 's1' },
  ServerClosedToNew: {},
  ServerOpenedToNew: {},
  AlertClosed: {
    kind: 'vendor-down',
    subject: 'coolify',
    raisedAt: '2026-11-01T08:00:00.000Z',
  },
  DriftCheckOrdered: {},
  DriftIgnored: { kind: 'serverUnknown', subject: 's9', state: 'x' },
  DriftMendingOrdered: {
    kind: 'domainRenewsItself',
    subject: 'berger.example',
    way: 'repair',
    about: { domain: 'berger.example' },
  },
  DriftMended: { kind: 'domainRenewsItself', subject: 'berger.example', way: 'repair' },
  DriftMendingFailed: {
    kind: 'domainEndsElsewhen',
    subject: 'berger.example',
    way: 'adopt',
    code: '2400',
  },
}
