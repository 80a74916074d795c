import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import { check } from '../../../src/routes/admin/actions/drift/check'
import { allowedDriftActions } from '../../../src/routes/admin/actions/drift/drift-actions'
import { DriftPage } from '../../../views/admin/drift/drift-page'
import type { DriftViewModel } from '../../../views/admin/drift/drift-view-model'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { longName, now } from './rows'

const run: DriftRunRow = {
  id: 'r1',
  cause: 'nightly',
  askedAt: now,
  startedAt: now,
  endedAt: now,
  missing: [],
}

export const driftFinding: DriftFindingRow = {
  id: 'f1',
  kind: 'domainRenewsItself',
  subject: 'berger.example',
  source: 'inwx',
  severity: 'costs',
  projectId: 'p1',
  projectName: 'Steuerberater Köln',
  expected: 'AUTOEXPIRE',
  found: 'AUTORENEW',
  yearlyCents: 1190,
  ways: ['repair'],
  about: { domain: 'berger.example' },
  state: 's',
  firstSeen: '2026-11-18T02:00:11.000Z',
  lastSeen: '2026-11-20T02:00:11.000Z',
  decision: null,
}

const decision = {
  way: 'repair' as const,
  code: null,
  vendorText: null,
  by: 'person:p1' as const,
  reason: { code: 'leftOver' },
  decidedAt: now,
}

const findings: DriftFindingRow[] = [
  driftFinding,
  { ...driftFinding, id: 'f2', kind: 'domainWithoutProject', subject: `${longName}.example` },
  {
    ...driftFinding,
    id: 'f3',
    kind: 'recordMissing',
    severity: 'breaks',
    expected: 'A 203.0.113.7, AAAA 2001:db8::7',
    found: 'A 203.0.113.99',
    yearlyCents: null,
    decision: { ...decision, outcome: 'failed', code: '2400', vendorText: 'Command failed' },
  },
  {
    ...driftFinding,
    id: 'f4',
    kind: 'serverUnknown',
    subject: 'hk8wow4',
    source: 'coolify',
    expected: '',
    found: 'hetzner-9 203.0.113.50',
    ways: [],
    projectId: null,
    projectName: null,
    yearlyCents: null,
  },
  {
    ...driftFinding,
    id: 'f5',
    kind: 'siteUnhealthy',
    source: 'site',
    yearlyCents: null,
    decision: { ...decision, outcome: 'ordered' },
  },
  {
    ...driftFinding,
    id: 'f6',
    kind: 'pluginsDiffer',
    severity: 'odd',
    source: 'runtime',
    yearlyCents: null,
    decision: { ...decision, outcome: 'ignored' },
  },
]

const offer = (finding: DriftFindingRow) => ({
  ...finding,
  actions: allowedDriftActions(finding),
})
const driftView: DriftViewModel = {
  findings: findings.map(offer),
  lastRun: run,
  isRunning: false,
  checkAction: check,
  names: displayNames,
}
const missing: DriftRunRow['missing'] = [
  { source: 'coolify', code: '503' },
  { source: 'ours', code: 'BUG' },
]

export const driftPages = (frame: StaffPageFrame) => ({
  drift: <DriftPage frame={frame} model={driftView} />,
  'drift-agrees': <DriftPage frame={frame} model={{ ...driftView, findings: [] }} />,
  'drift-never': (
    <DriftPage frame={frame} model={{ ...driftView, findings: [], lastRun: undefined }} />
  ),
  'drift-under-way': (
    <DriftPage
      frame={frame}
      model={{
        ...driftView,
        findings: [offer(driftFinding)],
        lastRun: { ...run, missing },
        isRunning: true,
      }}
    />
  ),
  'drift-refused': (
    <DriftPage
      frame={frame}
      model={{
        ...driftView,
        findings: [offer(driftFinding)],
        refused: {
          target: 'f1',
          action: 'repair',
          values: { note: 'x' },
          errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
        },
      }}
    />
  ),
  'drift-auditor': (
    <DriftPage frame={{ ...frame, viewer: { name: 'R', role: 'auditor' } }} model={driftView} />
  ),
})
