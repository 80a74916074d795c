import type { VendorCallCount } from '../../../../projections/queries/vendor-calls'
import { SelectField } from '../../../parts/select'
import type { Texts } from '../../../texts/de'
import { formatNumber } from '../../../texts/format'
import { getVendorName } from '../../../texts/vendor-name'
import type { VendorCallsTabViewModel } from '../project-view-model'
import { getStepLabel } from './call-groups'

type Props = { t: Texts; projectId: string; tab: VendorCallsTabViewModel }

/** The values that occur, each with how often. */
const buildOptions = <Key extends 'vendor' | 'outcome' | 'step'>(
  { t, tab: { counts } }: Props,
  key: Key,
  label: (value: VendorCallCount[Key]) => string,
) =>
  [...Map.groupBy(counts, (count) => count[key])].map(([value, rows]) => {
    const sum = rows.reduce((all, { count }) => all + count, 0)
    return [value, `${label(value)} (${formatNumber(sum, t.locale)})`] as const
  })

/** Only the calls of one vendor, outcome or step. */
export const CallFilters = (props: Props) => {
  const { t, projectId, tab } = props
  const texts = t.records.calls
  const { vendor, outcome, step } = tab.filter
  return (
    <form class="filters" method="get" action={`/admin/projects/${projectId}`}>
      <input type="hidden" name="tab" value="vendor-calls" />
      <SelectField
        t={t}
        name="vendor"
        label={texts.vendor}
        value={vendor}
        empty={texts.all}
        options={buildOptions(props, 'vendor', (code) => getVendorName(t, code))}
      />
      <SelectField
        t={t}
        name="outcome"
        label={texts.outcomeLabel}
        value={outcome}
        empty={texts.all}
        options={buildOptions(props, 'outcome', (code) => texts.outcome[code])}
      />
      <SelectField
        t={t}
        name="step"
        label={texts.step}
        value={step}
        empty={texts.all}
        options={buildOptions(props, 'step', (code) => getStepLabel(t, code))}
      />
      <button class="btn" type="submit">
        {texts.apply}
      </button>
    </form>
  )
}
