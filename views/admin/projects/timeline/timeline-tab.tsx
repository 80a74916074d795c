import type { StaffFrame } from '../../../layout/page-frame'
import { ProjectAside } from '../project-aside'
import { Flow } from '../project-live-update'
import type { ProjectShown, ProjectTab } from '../project-view-model'
import { Preflight } from './preflight'

type Props = {
  frame: StaffFrame
  shown: ProjectShown
  tab: Extract<ProjectTab, { tab: 'ablauf' }>
}

/** The timeline, renewed by server-sent events, and beside it what one asks next. */
export const FlowTab = ({ frame: { t, now }, shown, tab }: Props) => (
  <div class="split">
    <div
      hx-sse:connect={`/admin/projects/${shown.project.id}/events`}
      hx-target="#flow"
      hx-swap="outerMorph"
    >
      <Flow t={t} now={now} shown={shown} steps={tab.steps} />
    </div>
    <div class="stack">
      <Preflight t={t} checks={tab.preflight} />
      <ProjectAside t={t} now={now} shown={shown} latest={tab.latest} />
    </div>
  </div>
)
