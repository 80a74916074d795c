import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import type { Texts } from '../../texts/de'
import { ProjectDomainsTab } from '../domains/project-domains-tab'
import { LicensesTab } from '../licenses/licenses-tab'
import { HistoryTab } from './history-tab'
import { InstallationTab } from './installation/installation-tab'
import { PaymentsTab } from './payments-tab'
import { ProjectHead } from './project-head'
import { ProjectTabs } from './project-tabs'
import type { ProjectTabViewModel, ProjectViewModel } from './project-view-model'
import { TimelineTab } from './timeline/timeline-tab'
import { VendorCallsTab } from './vendor-calls/vendor-calls-tab'

type Props = { frame: StaffPageFrame; model: ProjectViewModel; tab: ProjectTabViewModel }

const Panel = ({ frame, model, tab }: Props) => {
  const { t, now } = frame
  switch (tab.tab) {
    case 'timeline':
      return <TimelineTab frame={frame} model={model} tab={tab} />
    case 'domain':
      return <ProjectDomainsTab frame={frame} model={model} tab={tab} />
    case 'licenses':
      return (
        <LicensesTab
          {...{ t, ...tab }}
          names={model.names}
          isEnded={model.project.archivedAt !== null}
          actions={model.actions}
        />
      )
    case 'payments':
      return <PaymentsTab {...{ t, ...tab }} names={model.names.plugins} />
    case 'vendor-calls':
      return <VendorCallsTab t={t} projectId={model.project.id} tab={tab} />
    case 'installation':
      return <InstallationTab {...{ t, now, model, ...tab }} names={model.names.plugins} />
    case 'history':
      return <HistoryTab t={t} model={model} entries={tab.entries} next={tab.next} />
  }
}

const getPageTitle = (t: Texts, { project }: ProjectViewModel, { tab }: ProjectTabViewModel) =>
  tab === 'timeline' ? project.name : `${t.project.tabs[tab]} · ${project.name}`

export const ProjectPage = ({ frame, model, tab }: Props) => {
  const { t } = frame
  const { project } = model
  return (
    <StaffShell frame={frame} title={getPageTitle(t, model, tab)} section="projects">
      <ProjectHead t={t} model={model} />
      {project.openTask && (
        <div class="notice wait task">
          <h2>{t.project.openTask}</h2>
          <p>{t.projectList.tasks[project.openTask]}</p>
        </div>
      )}
      <ProjectTabs t={t} projectId={project.id} current={tab.tab} />
      <Panel frame={frame} model={model} tab={tab} />
    </StaffShell>
  )
}
