import type { AlertRow } from '../../../projections/queries/alerts'
import { hasPermission } from '../../../src/domain/staff/permissions'
import { getActorName } from '../../audit/actor-name'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Timestamp } from '../../parts/timestamp'
import { OfferedAction } from '../actions/action-dialog'
import { getAlertSubject } from './alert-subject'
import type { AlertsViewModel } from './alerts-view-model'

type Props = { frame: StaffPageFrame; model: AlertsViewModel }
type AlertProps = Props & { alert: AlertRow }

const CloseForm = ({ frame: { t }, model: { closeAction, refused }, alert }: AlertProps) => {
  const id = `${closeAction.code}-${alert.id}`
  return (
    <div>
      <OfferedAction
        t={t}
        id={id}
        action={closeAction}
        model={alert}
        url={`/admin/alerts/${alert.id}/${closeAction.code}`}
        prefix={`${id}-`}
        formId={`${id}-form`}
        planLabel={t.drift.plan}
        spokenName={getAlertSubject(t, alert)}
        subject={`${t.alerts.kindText(alert.kind)}: ${getAlertSubject(t, alert)}`}
        closeHref="/admin/alerts"
        refused={refused?.target === alert.id ? refused : undefined}
      />
    </div>
  )
}

const AlertFacts = ({ frame: { t }, model, alert }: AlertProps) => (
  <p class="trace meta">
    <span>
      {t.alerts.raised} <Timestamp t={t} at={alert.at} />
    </span>
    {alert.closedAt && (
      <span>
        {t.alerts.closedAt} <Timestamp t={t} at={alert.closedAt} />
        {alert.closedBy && `, ${getActorName(alert.closedBy, model.names, t)}`}
      </span>
    )}
    {alert.closedBy?.startsWith('person:') && (
      <a href={`/audit?stream=alert-${alert.id}`}>
        {t.alerts.history}
        <span class="sr">
          {' '}
          <bdi>{getAlertSubject(t, alert)}</bdi>
        </span>
      </a>
    )}
  </p>
)

const AlertItem = (props: AlertProps) => {
  const { frame, alert } = props
  const { t, viewer } = frame
  return (
    <li id={`alert-${alert.id}`}>
      <div class="stack tight">
        <h3 class="finding-title">
          {t.alerts.kindText(alert.kind)}:{' '}
          {alert.projectName ? (
            <a href={`/admin/projects/${alert.subject}`}>
              <bdi>{alert.projectName}</bdi>
            </a>
          ) : (
            <bdi class="subject">{getAlertSubject(t, alert)}</bdi>
          )}
        </h3>
        {alert.detail && (
          <p>
            <code>{alert.detail}</code>
          </p>
        )}
        <AlertFacts {...props} />
      </div>
      {!alert.closedAt && hasPermission(viewer.role, 'write') && <CloseForm {...props} />}
    </li>
  )
}

type GroupProps = Props & { id: string; title: string; alerts: readonly AlertRow[] }

const Group = ({ id, title, alerts, ...props }: GroupProps) =>
  alerts.length === 0 ? null : (
    <Card id={id} title={title}>
      <ul class="findings">
        {alerts.map((alert) => (
          <AlertItem {...props} alert={alert} />
        ))}
      </ul>
    </Card>
  )

/** What went wrong, the newest first, and what was settled of it. */
export const AlertsPage = ({ frame, model }: Props) => {
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.alerts.title} section="alerts">
      <div class="head">
        <h1>{t.alerts.title}</h1>
      </div>
      <div class="stack">
        <p class="meta">{t.alerts.intro}</p>
        {model.open.length === 0 && (
          <section class="card" aria-label={t.alerts.open}>
            <EmptyState title={t.alerts.empty} text={t.alerts.emptyText} />
          </section>
        )}
        <Group frame={frame} model={model} id="open" title={t.alerts.open} alerts={model.open} />
        <Group
          frame={frame}
          model={model}
          id="closed"
          title={t.alerts.closed}
          alerts={model.closed}
        />
      </div>
    </StaffShell>
  )
}
