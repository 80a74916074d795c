import type { StaffPageFrame } from '../../../layout/page-frame'
import { ProjectAside } from '../project-aside'
import { Timeline } from '../project-live-update'
import type { ProjectTabViewModel, ProjectViewModel } from '../project-view-model'
import { PreflightCard } from './preflight'

type Props = {
  frame: StaffPageFrame
  model: ProjectViewModel
  tab: Extract<ProjectTabViewModel, { tab: 'timeline' }>
}

/** The timeline, updated by server-sent events, and the project's facts next to it. */
export const TimelineTab = ({ frame: { t, now }, model, tab }: Props) => (
  <div class="split">
    <div
      hx-sse:connect={`/admin/projects/${model.project.id}/events`}
      hx-target="#flow"
      hx-swap="outerMorph"
    >
      <Timeline t={t} now={now} model={model} steps={tab.steps} />
    </div>
    <div class="stack">
      <PreflightCard t={t} checks={tab.preflight} />
      <ProjectAside t={t} now={now} model={model} latest={tab.latest} />
    </div>
  </div>
)
