import { isolateName } from '../../../src/domain/contact/isolate-name'
import { LatestEvents } from '../../audit/latest-events'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { ErrorSummary } from '../../parts/error-summary'
import { getDisplayName } from '../../texts/display-names'
import { formatDate, formatDateTime, formatMoney } from '../../texts/format'
import { OfferedAction } from '../actions/action-dialog'
import type { ActionView } from '../actions/action-view'
import { LicenseBadge } from './license-badge'
import { showEnd, showPaidUntil } from './license-list'
import type { LicenseActionModel, LicenseViewModel } from './license-view-model'

type Props = { frame: StaffPageFrame; model: LicenseViewModel }

const nameOf = ({ license, names }: LicenseViewModel) =>
  getDisplayName(names.plugins, license.plugin)

const Act = ({
  frame: { t },
  model,
  action,
}: Props & { action: ActionView<LicenseActionModel> }) => {
  const { license, refused } = model
  const url = `/admin/licenses/${license.id}`
  return (
    <OfferedAction
      {...{ t, action, model }}
      id={`act-${action.code}`}
      subject={`${isolateName(nameOf(model))}, ${isolateName(license.projectName)}`}
      url={`${url}/${action.code}`}
      closeHref={url}
      prefix={`${action.code}-`}
      tone={action.isDangerous ? ' danger' : ''}
      refused={refused?.action === action.code ? refused : undefined}
    />
  )
}

const Acts = (props: Props) => {
  const { t } = props.frame
  const { actions, refused } = props.model
  const isLost = refused && !actions.some(({ code }) => code === refused.action)
  return (
    <div class="row">
      {isLost && <ErrorSummary t={t} errors={refused.errors} labels={{}} />}
      {actions.map((action) => (
        <Act {...props} action={action} />
      ))}
    </div>
  )
}

const Facts = ({ frame: { t }, model: { license, openPurchases } }: Props) => {
  const texts = t.records.licenses
  const { columns } = texts
  return (
    <Card id="facts" title={t.licenses.facts}>
      <dl class="body pairs">
        <dt>{t.licenses.project}</dt>
        <dd>
          <a href={`/admin/projects/${license.projectId}?tab=licenses`}>
            <bdi>{license.projectName}</bdi>
          </a>
        </dd>
        <dt>{t.licenses.issued}</dt>
        <dd>
          {`${formatDateTime(license.issuedAt, t.locale)} `}
          <span class="sub">{texts.source[license.source]}</span>
        </dd>
        <dt>{columns.price}</dt>
        <dd class="num">
          {license.cycle
            ? `${formatMoney(license.netCents, t.locale)} ${t.cycles[license.cycle]}`
            : t.records.licenses.noPrice}
        </dd>
        {openPurchases.map(({ kind, orderNumber, price, payBy }) => (
          <>
            <dt>{t.licenses.openPurchase}</dt>
            <dd>
              <a href={`/admin/projects/${license.projectId}?tab=licenses`}>
                {`${t.purchases.kinds[kind]} ${orderNumber}`}
              </a>{' '}
              <span class="sub">
                {formatMoney(price.grossCents, t.locale)}
                {payBy && `, ${t.purchases.payBy(formatDate(payBy, t.locale))}`}
              </span>
            </dd>
          </>
        ))}
        <dt>{columns.runs}</dt>
        <dd class="num">{showEnd(t, license.runsUntil)}</dd>
        <dt>{columns.updates}</dt>
        <dd class="num">{showEnd(t, license.updatesUntil)}</dd>
        <dt>{columns.paid}</dt>
        <dd class="num">{showPaidUntil(t, license)}</dd>
      </dl>
    </Card>
  )
}

/** One license: its dates, its acts and all that happened to it. */
export const LicensePage = (props: Props) => {
  const { frame, model } = props
  const { t, now } = frame
  const { license } = model
  const name = nameOf(model)
  return (
    <StaffShell frame={frame} title={`${name} · ${license.projectName}`} section="licenses">
      <p class="facts back">
        <a href="/admin/licenses">{t.licenses.list}</a>
      </p>
      <div class="head">
        <div class="titleline">
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <LicenseBadge
            t={t}
            status={license.status}
            isEnded={license.projectArchivedAt !== null}
          />
        </div>
        <Acts {...props} />
      </div>
      <div class="split">
        <div class="stack">
          <LatestEvents
            t={t}
            now={now}
            title={t.licenses.history}
            fullHistory={{
              href: addQuery('/audit', { stream: `license-${license.id}` }),
              label: t.licenses.wholeHistory,
            }}
            latest={model.latest}
            names={model.names}
            emptyText={t.licenses.nothingHappened}
          />
        </div>
        <Facts {...props} />
      </div>
    </StaffShell>
  )
}
