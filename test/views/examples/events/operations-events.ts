import type { RecordedEventOf } from '../../../../events'
import type { AlertEvent } from '../../../../events/operations/alert'
import type { DriftEvent } from '../../../../events/operations/drift'
import type { ServerEvent } from '../../../../events/operations/server'

type OperationsEvent = ServerEvent | DriftEvent | AlertEvent
type DataOf = { [Type in OperationsEvent['type']]: RecordedEventOf<Type>['data'] }

/** One example of everything that happens to servers, and to what differs at the vendors. */
export const operationsEventData: DataOf = {
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
