import type { ServerRequestRow } from '../../../projections/servers/server-requests'
import type { ServerRow } from '../../../projections/servers/servers'
import { request as newServer } from '../../../src/routes/admin/actions/servers/request'
import { serverActions } from '../../../src/routes/admin/actions/servers/server-actions'
import { allowedRequestActions } from '../../../src/routes/admin/actions/servers/server-request-actions'
import { strategy } from '../../../src/routes/admin/actions/servers/strategy'
import { ServerPage } from '../../../views/admin/servers/server-page'
import type {
  NewServerViewModel,
  ServerListing,
} from '../../../views/admin/servers/server-view-model'
import { ServersPage } from '../../../views/admin/servers/servers-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { historyEntries } from './project-pages'
import { longName, now } from './rows'

const server: ServerRow = {
  id: 's1',
  name: 'hetzner-3',
  description: null,
  ipv4: '203.0.113.7',
  ipv6: '2001:db8::7',
  coolifyUuid: 'og888os8wkcs4kk8wkok0skc',
  capacity: 50,
  acceptingNew: true,
  status: 'active',
  statusSince: '2026-10-01T09:00:00Z',
  taken: 12,
}

export const servers: ServerRow[] = [
  { ...server, description: 'Falkenstein, Vertrag bis März 2028' },
  { ...server, id: 's2', name: 'hetzner-4', ipv4: '203.0.113.8', taken: 46 },
  { ...server, id: 's3', name: longName, ipv4: '203.0.113.9', taken: 50, acceptingNew: false },
  {
    ...server,
    id: 's4',
    name: 'hetzner-1',
    ipv4: '203.0.113.10',
    taken: 0,
    capacity: 1,
    status: 'maintenance',
    statusSince: '2026-11-20T13:02:11Z',
  },
  { ...server, id: 's5', name: 'hetzner-2', status: 'offline', acceptingNew: false, taken: 3 },
]

const serverObservation = { lookedAt: '2026-11-20T14:05:01.000Z', isUsable: true }
const request = {
  id: 'r1',
  name: 'hetzner-6',
  ip: '203.0.113.20',
  capacity: 20,
  privateKey: 'k1',
  requestedAt: '2026-11-20T14:03:00Z',
  trouble: null,
}
const log = 'ssh: connect to host 203.0.113.21 port 22: Connection refused'
const trouble = { code: 'VALIDATION_FAILED', log, at: now }
const failedRequest = { ...request, id: 'r2', name: 'hetzner-7', ip: '203.0.113.21', trouble }

const offer = (row: ServerRequestRow) => ({ ...row, actions: allowedRequestActions(row) })

const listing: ServerListing = {
  servers,
  requests: [offer(request), offer(failedRequest)],
  strategyAction: strategy,
  observations: {
    s1: { serverId: 's1', ...serverObservation },
    s5: { serverId: 's5', ...serverObservation, isUsable: false },
  },
  pool: { strategy: 'least_loaded', serverId: null, turn: 0 },
  waitingCount: 5,
  freeSlots: 0,
}

const errors = [
  { pointer: '/capacity', code: 'CAPACITY_TAKEN' },
  { pointer: '/reason', code: 'REASON_NEEDED' },
]
const refusedRequest = { action: 'validation', target: 'r2', values: { note: 'x' }, errors }

type NewServerForm = Pick<NewServerViewModel, 'keys'> & Partial<NewServerViewModel['refused']>

const newServerPage = (frame: StaffPageFrame, { keys, ...form }: NewServerForm) => {
  const refused = { action: newServer.code, values: {}, errors: [], ...form }
  const shown = { keys, action: newServer, refused }
  return <ServersPage frame={frame} listing={{ ...listing, newServer: shown }} />
}

const newServerPages = (frame: StaffPageFrame) => {
  const keys = [{ uuid: 'k1', name: 'vrs-deploy' }]
  const refused = {
    values: { name: 'x', ip: '10.0.0.1', capacity: '0' },
    errors: [
      { pointer: '/ip', code: 'BAD_IP' },
      { pointer: '/capacity', code: 'BAD_CAPACITY' },
      { pointer: '/privateKey', code: 'REQUIRED' },
    ],
  }
  return {
    'new-server': newServerPage(frame, { keys }),
    'new-server-refused': newServerPage(frame, { keys, ...refused }),
    'new-server-no-keys': newServerPage(frame, { keys: [] }),
    'new-server-silence': newServerPage(frame, { keys: undefined }),
  }
}

export const serverPages = (staff: StaffPageFrame) => {
  const frame: StaffPageFrame = { ...staff, viewer: { ...staff.viewer, role: 'admin' } }
  const model = {
    server,
    actions: [],
    latest: historyEntries.filter(({ event }) => event.stream === 'server-s1').slice(0, 6),
    names: displayNames,
    observation: { serverId: 's1', ...serverObservation },
  }
  return {
    servers: <ServersPage frame={frame} listing={listing} />,
    'servers-read': (
      <ServersPage
        frame={staff}
        listing={{
          ...listing,
          requests: [offer(failedRequest)],
          waitingCount: 1,
          pool: { strategy: 'specific', serverId: 's2', turn: 0 },
        }}
      />
    ),
    'servers-empty': (
      <ServersPage
        frame={frame}
        listing={{ ...listing, servers: [], requests: [], waitingCount: 0 }}
      />
    ),
    'servers-empty-read': (
      <ServersPage
        frame={staff}
        listing={{ ...listing, servers: [], requests: [], waitingCount: 0 }}
      />
    ),
    'servers-refused': (
      <ServersPage
        frame={frame}
        listing={{
          ...listing,
          refused: {
            action: 'strategy',
            values: { strategy: 'specific' },
            errors: [{ pointer: '/serverId', code: 'UNKNOWN_SERVER' }],
          },
        }}
      />
    ),
    'servers-request-refused': (
      <ServersPage frame={frame} listing={{ ...listing, refused: refusedRequest }} />
    ),
    server: <ServerPage frame={frame} model={{ ...model, actions: serverActions }} />,
    'server-read': (
      <ServerPage frame={staff} model={{ ...model, latest: [], observation: undefined }} />
    ),
    'server-refused': (
      <ServerPage
        frame={frame}
        model={{
          ...model,
          server: { ...server, name: longName, status: 'offline' },
          observation: { serverId: 's1', ...serverObservation, isUsable: false },
          actions: serverActions.slice(0, 2),
          refused: { action: 'capacity', values: { capacity: '5' }, errors },
        }}
      />
    ),
    ...newServerPages(frame),
  }
}
