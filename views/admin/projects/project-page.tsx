import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import type { Texts } from '../../texts/de'
import { DomainTab } from '../domains/project-domains-tab'
import { LicensesTab } from '../licenses/licenses-tab'
import { HistoryTab } from './history-tab'
import { InstallationTab } from './installation/installation-tab'
import { PaymentsTab } from './payments-tab'
import { ProjectHead } from './project-head'
import { ProjectTabs } from './project-tabs'
import type { ProjectShown, ProjectTab } from './project-view-model'
import { FlowTab } from './timeline/timeline-tab'
import { CallsTab } from './vendor-calls-tab'

type Props = { frame: StaffFrame; shown: ProjectShown; tab: ProjectTab }

const Panel = ({ frame, shown, tab }: Props) => {
  const { t, now } = frame
  switch (tab.tab) {
    case 'ablauf':
      return <FlowTab frame={frame} shown={shown} tab={tab} />
    case 'domain':
      return <DomainTab frame={frame} shown={shown} tab={tab} />
    case 'lizenzen':
      return <LicensesTab t={t} licenses={tab.licenses} names={shown.names} />
    case 'zahlungen':
      return <PaymentsTab t={t} payments={tab.payments} />
    case 'anfragen':
      return <CallsTab t={t} calls={tab.calls} />
    case 'installation':
      return (
        <InstallationTab
          t={t}
          now={now}
          reports={tab.reports}
          names={shown.names.plugins}
          shown={shown}
          log={tab.log}
        />
      )
    case 'historie':
      return <HistoryTab t={t} shown={shown} entries={tab.entries} next={tab.next} />
  }
}

const titleOf = (t: Texts, { project }: ProjectShown, { tab }: ProjectTab) =>
  tab === 'ablauf' ? project.name : `${t.project.tabs[tab]} · ${project.name}`

export const ProjectPage = ({ frame, shown, tab }: Props) => {
  const { t } = frame
  const { project } = shown
  return (
    <StaffShell frame={frame} title={titleOf(t, shown, tab)} place="projects">
      <ProjectHead t={t} shown={shown} />
      {project.openTask && (
        <div class="notice wait task">
          <h2>{t.project.openTask}</h2>
          <p>{t.projectList.tasks[project.openTask]}</p>
        </div>
      )}
      <ProjectTabs t={t} projectId={project.id} current={tab.tab} />
      <Panel frame={frame} shown={shown} tab={tab} />
    </StaffShell>
  )
}
