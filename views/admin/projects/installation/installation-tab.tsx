import type { BootReportRow } from '../../../../projections/queries/boot-reports'
import { Card } from '../../../parts/card'
import { Empty } from '../../../parts/empty-state'
import type { Texts } from '../../../texts/de'
import type { Names } from '../../../texts/display-names'
import { dayAndSeconds, relative } from '../../../texts/format'
import type { LogShown, ProjectShown } from '../project-view-model'
import { BootReport } from './boot-report-details'
import { DeploymentLog } from './deployment-log'

type Props = {
  t: Texts
  now: string
  reports: readonly BootReportRow[]
  names: Names['plugins']
  shown: ProjectShown
  log?: LogShown | undefined
}

const Reports = ({ t, now, reports, names }: Props) => {
  const said = t.records.installation
  if (reports.length === 0) {
    return (
      <Card id="installation" title={said.title}>
        <Empty title={said.emptyTitle} text={said.emptyText} />
      </Card>
    )
  }
  return (
    <>
      {reports.map((report, index) => (
        <Card
          id={`boot-${index}`}
          title={`${said.booted}: ${dayAndSeconds(report.receivedAt, t.locale)}`}
          aside={relative(report.receivedAt, now, t.locale)}
        >
          <BootReport t={t} report={report} names={names} />
        </Card>
      ))}
    </>
  )
}

/** Newest first; every start is a report of its own. Below them what Coolify wrote. */
export const InstallationTab = (props: Props) => (
  <div class="stack">
    <Reports {...props} />
    {props.shown.project.deployment && (
      <DeploymentLog t={props.t} projectId={props.shown.project.id} log={props.log} />
    )}
  </div>
)
