import { ProjectPage } from '../../../views/admin/projects/project-page'
import type { ProjectShown, ProjectTab } from '../../../views/admin/projects/project-view-model'
import type { Told } from '../../../views/audit/history-entry'
import type { StaffFrame } from '../../../views/layout/page-frame'
import { consolePages } from './action-pages'
import { names } from './display-names'
import { exampleEvents } from './example-events'
import * as rows from './rows'

const { project, stalledProject, liveProject, longName, steps } = rows

export const told = exampleEvents.map((entry, index) => ({
  entry,
  ...(index === 0 ? { note: 'Kundin hat <b>angerufen</b>' } : {}),
})) as unknown as readonly Told[]

const shown = (over: Partial<ProjectShown> = {}): ProjectShown => ({
  project: stalledProject,
  customer: { name: 'Ada Berger', company: 'Berger & Partner GmbH', email: 'ada@example.org' },
  names,
  acts: ['resumption', 'deployment', 'runtime-key'],
  ...over,
})

const flow = (which: keyof typeof steps): ProjectTab => ({
  tab: 'ablauf',
  preflight: [
    { check: 'domain', state: 'red', code: 'DOMAIN_GONE', detail: 'berger.de' },
    { check: 'slot', state: 'notice', code: 'NO_FREE_SLOT' },
    { check: 'bundle', state: 'green', code: 'VERSIONS_FOUND' },
  ],
  steps: steps[which],
  latest: told.slice(0, 4),
})

const tabs: Record<string, ProjectTab> = {
  lizenzen: { tab: 'lizenzen', licenses: rows.licenses },
  'lizenzen-leer': { tab: 'lizenzen', licenses: [] },
  zahlungen: { tab: 'zahlungen', payments: rows.payments },
  'zahlungen-leer': { tab: 'zahlungen', payments: [] },
  anfragen: { tab: 'anfragen', calls: rows.calls },
  'anfragen-leer': { tab: 'anfragen', calls: [] },
  installation: { tab: 'installation', reports: rows.reports },
  'installation-leer': { tab: 'installation', reports: [] },
  historie: { tab: 'historie', entries: told.slice(0, 6), next: '12' },
  'historie-leer': { tab: 'historie', entries: [] },
}

const refused: ProjectShown = shown({
  refused: {
    act: 'resumption',
    values: { note: 'Schon gesagt' },
    problems: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
  },
})

export const projectPages = (frame: StaffFrame) => ({
  'project-stalled': <ProjectPage frame={frame} shown={shown()} tab={flow('stalled')} />,
  'project-refused': <ProjectPage frame={frame} shown={refused} tab={flow('stalled')} />,
  'project-waiting': (
    <ProjectPage
      frame={frame}
      shown={shown({ project: { ...project, status: 'pending_domain', name: longName } })}
      tab={flow('waiting')}
    />
  ),
  'project-unpaid': (
    <ProjectPage
      frame={frame}
      shown={shown({
        project: { ...project, paymentMethod: 'invoice', openTask: 'paymentMismatched' },
        acts: ['invoice-approval', 'payment-confirmation', 'cancellation'],
        refused: {
          act: 'payment-confirmation',
          values: {},
          problems: [{ pointer: '/amountEuros', code: 'BAD_AMOUNT' }],
        },
      })}
      tab={flow('unpaid')}
    />
  ),
  'project-live': (
    <ProjectPage
      frame={frame}
      shown={shown({ project: liveProject, acts: ['deployment', 'runtime-key'], customer: {} })}
      tab={flow('live')}
    />
  ),
  ...consolePages(frame),
  ...Object.fromEntries(
    Object.entries(tabs).map(([name, tab]) => [
      `project-${name}`,
      <ProjectPage frame={frame} shown={shown()} tab={tab} />,
    ]),
  ),
})
