import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { InputField } from '../../parts/input-field'
import { ListFilterForm } from '../../parts/list-filter-form'
import { SelectField } from '../../parts/select'
import { LicenseList } from './license-list'
import type { LicenseListing } from './license-view-model'
import { licenseStatuses } from './license-view-model'

type Props = { frame: StaffPageFrame; listing: LicenseListing }

const LicenseFilters = ({ frame: { t }, listing: { filter, pluginNames } }: Props) => (
  <ListFilterForm
    t={t}
    path="/admin/licenses"
    listId="license-list"
    search={filter.search}
    texts={t.licenses}
  >
    <SelectField
      t={t}
      name="status"
      label={t.licenses.filterStatus}
      value={filter.status}
      empty={t.licenses.allStatus}
      options={licenseStatuses.map((status) => [status, t.records.licenses.status[status]])}
    />
    <SelectField
      t={t}
      name="plugin"
      label={t.records.licenses.columns.plugin}
      value={filter.plugin}
      empty={t.licenses.allPlugins}
      options={Object.entries(pluginNames)}
    />
    <InputField
      t={t}
      name="endsBefore"
      label={t.licenses.filterEnd}
      input={{ type: 'date', value: filter.endsBefore }}
    />
    {filter.project && <input type="hidden" name="project" value={filter.project} />}
  </ListFilterForm>
)

/** The licenses of all projects. */
export const LicensesPage = (props: Props) => {
  const { t } = props.frame
  return (
    <StaffShell frame={props.frame} title={t.licenses.title} section="licenses">
      <div class="head">
        <h1>{t.licenses.title}</h1>
      </div>
      <section class="card" aria-label={t.licenses.list}>
        <LicenseFilters {...props} />
        <LicenseList {...props} />
      </section>
    </StaffShell>
  )
}
