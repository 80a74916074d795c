import type { VendorCallCount } from '../../../../projections/queries/vendor-calls'
import { SelectField } from '../../../parts/select'
import type { Texts } from '../../../texts/de'
import { formatNumber } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'
import type { VendorCallsTabViewModel } from '../project-view-model'
import { getStepLabel } from './call-groups'

type Props = { t: Texts; projectId: string; tab: VendorCallsTabViewModel }

type Key = 'vendor' | 'outcome' | 'step'

/** The values that occur, each with how often. */
const FilterField = <K extends Key>({
  t,
  tab: { counts, filter },
  name,
  label,
  describe,
}: Props & { name: K; label: string; describe: (value: VendorCallCount[K]) => string }) => {
  const options = [...Map.groupBy(counts, (count) => count[name])].map(([value, rows]) => {
    const sum = rows.reduce((all, { count }) => all + count, 0)
    return [value, `${describe(value)} (${formatNumber(sum, t.locale)})`] as const
  })
  const value = filter[name]
  return <SelectField {...{ t, name, label, value, options }} empty={t.records.calls.all} />
}

/** Only the calls of one vendor, outcome or step. */
export const CallFilters = (props: Props) => {
  const { t, projectId } = props
  const { vendor, outcomeLabel, outcome, step, apply } = t.records.calls
  return (
    <form class="filters" method="get" action={`/admin/projects/${projectId}`}>
      <input type="hidden" name="tab" value="vendor-calls" />
      <FilterField
        {...props}
        name="vendor"
        label={vendor}
        describe={(code) => getVendorName(t, code)}
      />
      <FilterField
        {...props}
        name="outcome"
        label={outcomeLabel}
        describe={(code) => outcome[code]}
      />
      <FilterField {...props} name="step" label={step} describe={(code) => getStepLabel(t, code)} />
      <button class="btn" type="submit">
        {apply}
      </button>
    </form>
  )
}
