import { suspension } from '../../../src/routes/admin/actions/project/project-lifecycle'
import { deployment } from '../../../src/routes/admin/actions/project/provisioning'
import {
  BulkActionDialog,
  BulkRefusalDialog,
} from '../../../views/admin/actions/bulk-action-dialog'
import type {
  BulkActionLine,
  BulkActionViewModel,
} from '../../../views/admin/actions/bulk-action-view-model'
import { ProjectsPage } from '../../../views/admin/projects/projects-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { examplePlan } from './action-pages'
import { longName } from './rows'
import { projectListing } from './staff-pages'

const domainName = 'steuerberater-koeln.de'

const bulkLines = (outcomes: readonly BulkActionLine['outcome'][]): BulkActionLine[] =>
  outcomes.map((outcome, index) => ({
    project: { id: `p${index}`, name: index === 1 ? longName : 'Klick Medien', domainName },
    outcome,
  }))

const overProjects = (frame: StaffPageFrame) => ({
  frame,
  listing: {
    ...projectListing,
    rows: projectListing.rows.slice(0, 2),
    bulkActions: [deployment, suspension],
  },
})

const bulkDialog = ({ t }: StaffPageFrame, model: BulkActionViewModel) => ({
  t,
  model,
  filter: { status: 'error' },
})

/** An act on several projects: its plan, what came of it, and nothing ticked. */
export const bulkPages = (frame: StaffPageFrame) => ({
  'bulk-before': (
    <ProjectsPage
      {...overProjects(frame)}
      dialog={
        <BulkActionDialog
          {...bulkDialog(frame, {
            action: deployment,
            isResult: false,
            lines: bulkLines([
              { kind: 'planned', plan: examplePlan.plan },
              { kind: 'planned' },
              { kind: 'refused', code: 'TOO_EARLY' },
            ]),
            values: { note: 'x' },
            errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
          })}
        />
      }
    />
  ),
  'bulk-after': (
    <ProjectsPage
      {...overProjects(frame)}
      dialog={
        <BulkActionDialog
          {...bulkDialog(frame, {
            action: suspension,
            isResult: true,
            lines: bulkLines([
              { kind: 'done' },
              { kind: 'unchanged' },
              { kind: 'refused', code: 'WRONG_STATE' },
              { kind: 'failed' },
            ]),
            values: {},
            errors: [],
          })}
        />
      }
    />
  ),
  'bulk-refused': (
    <ProjectsPage
      {...overProjects(frame)}
      dialog={<BulkRefusalDialog t={frame.t} code="NO_PROJECTS" filter={{}} />}
    />
  ),
})
