import type { BootReportRow } from '../../../../projections/queries/runtimes'
import { Card } from '../../../parts/card'
import { EmptyState } from '../../../parts/empty-state'
import type { Texts } from '../../../texts/de'
import type { DisplayNames } from '../../../texts/display-names'
import { formatDateTimeWithSeconds, formatRelativeTime } from '../../../texts/format'
import type { DeploymentLogViewModel, ProjectViewModel } from '../project-view-model'
import { BootReportDetails } from './boot-report-details'
import { DeploymentLog } from './deployment-log'

type Props = {
  t: Texts
  now: string
  reports: readonly BootReportRow[]
  names: DisplayNames['plugins']
  model: ProjectViewModel
  log?: DeploymentLogViewModel | undefined
}

const BootReports = ({ t, now, reports, names }: Props) => {
  const texts = t.records.installation
  if (reports.length === 0) {
    return (
      <Card id="installation" title={texts.title}>
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      </Card>
    )
  }
  return (
    <>
      {reports.map((report, index) => (
        <Card
          id={`boot-${index}`}
          title={`${texts.booted}: ${formatDateTimeWithSeconds(report.receivedAt, t.locale)}`}
          aside={formatRelativeTime(report.receivedAt, now, t.locale)}
        >
          <BootReportDetails t={t} report={report} names={names} />
        </Card>
      ))}
    </>
  )
}

/** The boot reports, newest first, and the log of the latest deployment. */
export const InstallationTab = (props: Props) => (
  <div class="stack">
    <BootReports {...props} />
    {props.model.project.deployment && (
      <DeploymentLog t={props.t} projectId={props.model.project.id} log={props.log} />
    )}
  </div>
)
