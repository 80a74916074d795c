import { TodayPage } from '../../../views/admin/today/today-page'
import type { TodayViewModel, WorkItem } from '../../../views/admin/today/today-view-model'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { exampleAlert } from './alert-pages'
import { displayNames } from './display-names'
import { shownDomain } from './domain-pages'
import { driftFinding } from './drift-pages'
import { historyEntries } from './project-pages'
import { conflictStall, longName, now, project, stalledProject } from './rows'
import { servers } from './server-pages'

const stalledDomain = {
  projectId: 'p1',
  projectName: longName,
  name: 'zweitname.example',
  kind: 'owned',
  zone: null,
  stage: 'added',
  cause: 'e1',
  stalled: { step: 'reach', code: 'NOT_VISIBLE', vendor: 'dns', owner: 'customer' },
  changedAt: '2026-11-18T09:00:00.000Z',
} as const

const items: WorkItem[] = [
  { kind: 'stalled', id: 'stalled:1', project: stalledProject },
  {
    kind: 'stalled',
    id: 'stalled:2',
    project: {
      ...stalledProject,
      name: 'Holzspielzeug Vogt',
      stalled: { ...conflictStall, at: '2026-11-20T12:05:30.000Z', owner: 'us' },
    },
    claim: { name: 'Tom Weiß', claimedAt: '2026-11-20T13:10:00.000Z', isOwn: false },
  },
  { kind: 'stalledDomain', id: 'stalled:3', domain: stalledDomain },
  {
    kind: 'payment',
    id: 'payment:1',
    project: { ...project, name: 'Optik Lindner', openTask: 'paymentMismatched' },
    claim: { name: 'Jana Krüger', claimedAt: '2026-11-20T13:50:00.000Z', isOwn: true },
  },
  { kind: 'approval', id: 'approval:1', project: { ...project, name: 'Frühstücksklick' } },
  {
    kind: 'approval',
    id: 'approval:2',
    project: {
      ...project,
      name: 'Imkerverein',
      price: { ...project.price, grossCents: 0 },
      freeRelease: 'furtherProject',
    },
  },
  { kind: 'place', id: 'place', orders: 3 },
  { kind: 'alert', id: 'alert:1', alert: exampleAlert },
  {
    kind: 'domain',
    id: 'domain:1',
    domain: {
      ...shownDomain,
      expiresAt: '2026-11-26T09:00:00.000Z',
      attentionAt: '2026-11-26T09:00:00.000Z',
    },
  },
  { kind: 'drift', id: 'drift:1', finding: driftFinding },
]

const hours = (failedAt: Readonly<Record<number, number>>) =>
  Array.from({ length: 24 }, (_, index) => ({
    calls: index < 4 ? 0 : 20,
    failed: failedAt[index] ?? 0,
  }))

const model: TodayViewModel = {
  counts: [
    { status: 'active', count: 1241 },
    { status: 'bootstrapping', count: 3 },
    { status: 'error', count: 2 },
    { status: 'pending_payment', count: 12 },
  ],
  items,
  group: undefined,
  vendors: [
    { vendor: 'inwx', hours: hours({}), medianMs: 182, since: undefined },
    { vendor: 'coolify', hours: hours({ 20: 4, 23: 20 }), medianMs: undefined, since: now },
    { vendor: 'stripe', hours: hours({ 23: 1 }), medianMs: 240, since: undefined },
    { vendor: 'dns', hours: hours({}), medianMs: 31, since: undefined },
    { vendor: 'smtp', hours: [], medianMs: undefined, since: undefined },
  ],
  servers,
  latest: historyEntries.slice(0, 5),
  names: displayNames,
}

export const todayPages = (frame: StaffPageFrame) => ({
  today: <TodayPage frame={{ ...frame, path: '/admin' }} model={model} />,
  'today-group': <TodayPage frame={frame} model={{ ...model, group: 'approval' }} />,
  'today-reader': (
    <TodayPage
      frame={{ ...frame, viewer: { name: 'Rita Vogel', role: 'auditor' } }}
      model={model}
    />
  ),
  'today-empty': (
    <TodayPage
      frame={frame}
      model={{ ...model, items: [], counts: [], servers: [], latest: [], vendors: [] }}
    />
  ),
})
