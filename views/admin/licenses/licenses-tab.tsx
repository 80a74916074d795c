import type { SuspensionCause } from '../../../events/license'
import type { LicenseRow } from '../../../projections/licenses'
import type { UnresolvedPlugin } from '../../../src/domain/license/explain-unresolved'
import type { YankedPlugin } from '../../../src/domain/license/yanked-plugins'
import type { Tone } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { type DisplayNames, getDisplayName } from '../../texts/display-names'
import { formatDateTime, formatLastDay, formatMoney } from '../../texts/format'
import { versionPath } from '../catalogue/versions/version-views'
import { showEnd, showPaidUntil } from './license-list'
import { PurchaseActs, type PurchaseSectionProps, PurchaseTable } from './purchase-table'

type LicensesTabProps = PurchaseSectionProps & {
  t: Texts
  licenses: readonly LicenseRow[]
  unresolved: readonly UnresolvedPlugin[]
  yanked: readonly YankedPlugin[]
  names: DisplayNames
  /** No license of a project that is over is worth anything: its runtime is refused. */
  isEnded: boolean
}

const tones: Record<LicenseRow['status'], Tone> = {
  trial: 'good',
  active: 'good',
  suspended: 'wait',
  expired: 'bad',
  revoked: 'bad',
}

type RowProps = Pick<LicensesTabProps, 't' | 'names' | 'isEnded'> & { license: LicenseRow }

const listSuspensionCauses = (license: LicenseRow): SuspensionCause[] => [
  ...(license.suspendedWithProjectAt ? (['project'] as const) : []),
  ...(license.unpaidSince ? (['unpaid'] as const) : []),
  ...(license.suspendedByCaseworkerAt ? (['caseworker'] as const) : []),
]

/** Why it is as it is, and what becomes of it by itself. */
const StatusNotes = ({ t, license }: Pick<RowProps, 't' | 'license'>) => {
  const { notes, suspendedBecause } = t.records.licenses
  const { trialEndsAt, endsAt, nextCycle, nextNetCents, stage } = license
  return (
    <>
      {listSuspensionCauses(license).map((cause) => (
        <span class="sub">{suspendedBecause[cause]}</span>
      ))}
      {stage === 'trial' && trialEndsAt && (
        <span class="sub">{notes.trialEnds(formatDateTime(trialEndsAt, t.locale))}</span>
      )}
      {stage === 'active' && endsAt && (
        <span class="sub">{notes.cancelled(formatLastDay(endsAt, t.locale))}</span>
      )}
      {stage === 'active' && nextCycle && nextNetCents !== null && (
        <span class="sub">
          {notes.nextPeriod(`${formatMoney(nextNetCents, t.locale)} ${t.cycles[nextCycle]}`)}
        </span>
      )}
    </>
  )
}

const Price = ({ t, license }: Pick<RowProps, 't' | 'license'>) => {
  if (license.cycle === null) return <span>{t.records.licenses.noPrice}</span>
  return (
    <>
      {formatMoney(license.netCents, t.locale)}
      <span class="sub">{t.cycles[license.cycle]}</span>
    </>
  )
}

const Row = ({ t, license, names, isEnded }: RowProps) => {
  const texts = t.records.licenses
  return (
    <tr>
      <td>
        <a href={`/admin/licenses/${license.id}`}>
          <bdi>{getDisplayName(names.plugins, license.plugin)}</bdi>
        </a>
        <span class="sub">
          {license.firstVersion ? texts.firstVersion(license.firstVersion) : texts.notLoaded}
        </span>
      </td>
      <td class="corner">
        <span class={isEnded ? 'badge quiet' : `badge ${tones[license.status]}`}>
          {isEnded ? texts.ended : texts.status[license.status]}
        </span>
        <span class="sub">{texts.source[license.source]}</span>
        {!isEnded && <StatusNotes t={t} license={license} />}
      </td>
      <td class="num end nowrap" data-label={texts.columns.price}>
        <Price t={t} license={license} />
      </td>
      <td class="num" data-label={texts.columns.runs}>
        {showEnd(t, license.runsUntil)}
      </td>
      <td class="num" data-label={texts.columns.updates}>
        {showEnd(t, license.updatesUntil)}
      </td>
      <td class="num" data-label={texts.columns.paid}>
        {showPaidUntil(t, license)}
      </td>
    </tr>
  )
}

const Table = ({ licenses, unresolved: _, yanked: __, ...props }: LicensesTabProps) => {
  const { columns } = props.t.records.licenses
  return (
    <table class="stackable">
      <TableHead
        columns={[
          columns.plugin,
          columns.status,
          [columns.price, 'end'],
          columns.runs,
          columns.updates,
          columns.paid,
        ]}
      />
      <tbody>
        {licenses.map((license) => (
          <Row {...props} license={license} />
        ))}
      </tbody>
    </table>
  )
}

const explain = (t: Texts, names: DisplayNames, one: UnresolvedPlugin) => {
  const texts = t.records.licenses.unresolved
  if (one.code !== 'DEPENDENCY') return texts.codes[one.code]
  const { problem, name, range, version = '' } = one.dependency
  return texts.dependency[problem](getDisplayName(names.plugins, name), range, version)
}

/** What the customer pays for and the site cannot have, with why. */
const UnresolvedList = ({
  t,
  names,
  unresolved,
}: Pick<LicensesTabProps, 't' | 'names' | 'unresolved'>) => (
  <div class="notice bad">
    <h2>{t.records.licenses.unresolved.title}</h2>
    <ul>
      {unresolved.map((one) => (
        <li>
          {getDisplayName(names.plugins, one.plugin)}: {explain(t, names, one)}
        </li>
      ))}
    </ul>
  </div>
)

/** What its site runs although nobody installs it any more, with why. */
const YankedList = ({ t, names, yanked }: Pick<LicensesTabProps, 't' | 'names' | 'yanked'>) => (
  <div class="notice">
    <h2>{t.records.licenses.yanked.title}</h2>
    <ul>
      {yanked.map(({ plugin, version, because }) => (
        <li>
          <a href={versionPath({ plugin, id: `${version}@bun` })}>
            {getDisplayName(names.plugins, plugin)} {version}
          </a>
          : <bdi>{because}</bdi>
        </li>
      ))}
    </ul>
    <p>{t.records.licenses.yanked.text}</p>
  </div>
)

export const LicensesTab = (props: LicensesTabProps) => {
  const { t, licenses, unresolved, yanked, isEnded } = props
  const texts = t.records.licenses
  return (
    <div class="stack">
      {!isEnded && unresolved.length > 0 && <UnresolvedList {...props} />}
      {!isEnded && yanked.length > 0 && <YankedList {...props} />}
      <PurchaseActs {...props} />
      <Card id="licenses" title={texts.title}>
        {licenses.length === 0 ? (
          <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
        ) : (
          <ScrollArea label={`${texts.title}, ${t.table}`}>
            <Table {...props} />
          </ScrollArea>
        )}
      </Card>
      <PurchaseTable {...props} />
    </div>
  )
}
