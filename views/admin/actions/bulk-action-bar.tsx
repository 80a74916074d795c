import { addQuery } from '../../parts/add-query'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { ProjectListing } from '../projects/project-listing'
import { bulkActionPath } from './bulk-action-dialog'
import type { BulkAction } from './bulk-action-view-model'

/** `filter`: of the list, which is shown again behind the dialog. */
type Props = {
  t: Texts
  actions: readonly BulkAction[]
  filter: ProjectListing['filter']
}

/** The ticked rows belong to this form; before anything is done, its plan is shown. */
export const BulkActionBar = ({ t, actions, filter }: Props) => (
  <form
    class="bulk"
    id="bulk"
    method="post"
    action={addQuery(bulkActionPath, filter)}
    data-opens="act-bulk"
    aria-label={t.bulk.label}
  >
    <input type="hidden" name="view" value="plan" />
    <label for="bulk-act">{t.bulk.act}</label>
    <Select
      id="bulk-act"
      name="act"
      required
      empty={t.choose}
      options={actions.map(({ code, texts }) => [code, texts(t).submit])}
    />
    <button class="btn" type="submit">
      {t.bulk.go}
    </button>
    <span class="meta">{t.bulk.selectHint}</span>
  </form>
)
