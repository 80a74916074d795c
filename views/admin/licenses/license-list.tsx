import type { LicenseRow } from '../../../projections/licenses'
import type { LicenseListRow } from '../../../projections/queries/license-list'
import type { StaffPageFrame } from '../../layout/page-frame'
import { EmptyListState } from '../../parts/empty-state'
import { Pagination } from '../../parts/pagination'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { getDisplayName } from '../../texts/display-names'
import { formatLastDay, formatMoney, formatNumber } from '../../texts/format'
import { LicenseBadge } from './license-badge'
import type { LicenseListing } from './license-view-model'

type Props = { frame: StaffPageFrame; listing: LicenseListing }

const path = '/admin/licenses'

/** The last day on which it still holds. */
export const showEnd = (t: Texts, at: string | null) =>
  at ? formatLastDay(at, t.locale) : t.records.licenses.unlimited

/** What was bought once is paid for good; a trial or a gift is not paid for at all. */
export const showPaidUntil = (
  t: Texts,
  { cycle, netCents, paidUntil }: Pick<LicenseRow, 'cycle' | 'netCents' | 'paidUntil'>,
) => (paidUntil || (cycle === 'once' && netCents > 0) ? showEnd(t, paidUntil) : '–')

type RowProps = { t: Texts; license: LicenseListRow; names: LicenseListing['pluginNames'] }

const Row = ({ t, license, names }: RowProps) => {
  const { columns } = t.records.licenses
  return (
    <tr>
      <td class="project">
        <a class="clamp" href={`${path}/${license.id}`}>
          <bdi>{getDisplayName(names, license.plugin)}</bdi>
        </a>
        <a class="sub clamp" href={`/admin/projects/${license.projectId}?tab=licenses`}>
          <bdi>{license.projectName}</bdi>
        </a>
      </td>
      <td class="corner">
        <LicenseBadge t={t} status={license.status} isEnded={license.projectArchivedAt !== null} />
      </td>
      <td class="num end nowrap" data-label={columns.price}>
        {license.cycle ? formatMoney(license.netCents, t.locale) : t.records.licenses.noPrice}
        {license.cycle && <span class="sub">{t.cycles[license.cycle]}</span>}
      </td>
      <td class="num nowrap" data-label={columns.runs}>
        {showEnd(t, license.runsUntil)}
      </td>
      <td class="num nowrap spare" data-label={columns.updates}>
        {showEnd(t, license.updatesUntil)}
      </td>
      <td class="num nowrap spare" data-label={columns.paid}>
        {showPaidUntil(t, license)}
      </td>
    </tr>
  )
}

const Table = ({ frame: { t }, listing: { rows, pluginNames } }: Props) => {
  const { columns } = t.records.licenses
  return (
    <table class="projects stackable">
      <TableHead
        columns={[
          [t.licenses.license, 'project'],
          columns.status,
          [columns.price, 'end'],
          columns.runs,
          [columns.updates, 'spare'],
          [columns.paid, 'spare'],
        ]}
      />
      <tbody>
        {rows.map((license) => (
          <Row t={t} license={license} names={pluginNames} />
        ))}
      </tbody>
    </table>
  )
}

/** The response to an htmx request for /admin/licenses. */
export const LicenseList = (props: Props) => {
  const { frame, listing } = props
  const { t } = frame
  const { rows, filter, next } = listing
  const { after: _, ...narrowing } = filter
  return (
    <div id="license-list">
      <p class="sr" role="status">
        {t.licenses.count(formatNumber(rows.length, t.locale), rows.length === 1)}
      </p>
      {rows.length === 0 ? (
        <EmptyListState
          path={path}
          isFiltered={Object.values(narrowing).some(Boolean)}
          texts={t.licenses}
        />
      ) : (
        <Table {...props} />
      )}
      <Pagination
        path={path}
        query={filter}
        cursor="after"
        next={next}
        texts={{ first: t.licenses.toFirst, next: t.licenses.more }}
      />
    </div>
  )
}
