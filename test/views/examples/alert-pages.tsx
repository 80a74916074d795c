import type { AlertRow } from '../../../projections/queries/alerts'
import { alertClosure } from '../../../src/routes/admin/actions/alerts/alert-closure'
import { AlertsPage } from '../../../views/admin/alerts/alerts-page'
import type { AlertsViewModel } from '../../../views/admin/alerts/alerts-view-model'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'

export const exampleAlert: AlertRow = {
  id: '1',
  at: '2026-11-01T08:00:00.000Z',
  kind: 'vendor-down',
  subject: 'coolify',
  detail: 'coolify /deploy: 503',
  closedAt: null,
  closedBy: null,
  projectName: null,
}
const alert = exampleAlert
const model: AlertsViewModel = {
  open: [
    alert,
    {
      ...alert,
      id: '2',
      kind: 'stalled',
      subject: 'p1',
      projectName: `Bäckerei ${'n'.repeat(190)}`,
    },
    { ...alert, id: '3', kind: 'licensing-in-vain', detail: '' },
  ],
  closed: [
    { ...alert, id: '4', closedAt: '2026-11-02T08:00:00.000Z', closedBy: 'system:alerts' },
    { ...alert, id: '5', closedAt: '2026-11-02T08:00:00.000Z', closedBy: 'person:staff1' },
  ],
  closeAction: alertClosure,
  names: displayNames,
}

/** The alerts: some, none, a refused closing, and as an auditor reads them. */
export const alertPages = (frame: StaffPageFrame) => ({
  alerts: <AlertsPage frame={frame} model={model} />,
  'alerts-none': <AlertsPage frame={frame} model={{ ...model, open: [], closed: [] }} />,
  'alerts-refused': (
    <AlertsPage
      frame={frame}
      model={{
        ...model,
        refused: {
          action: 'closure',
          target: '1',
          values: { reason: '', note: '' },
          errors: [{ pointer: '/reason', code: 'REQUIRED' }],
        },
      }}
    />
  ),
  'alerts-auditor': (
    <AlertsPage frame={{ ...frame, viewer: { name: 'R', role: 'auditor' } }} model={model} />
  ),
})
