import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { BulkAction } from './bulk-action-view-model'

type Props = { t: Texts; actions: readonly BulkAction[] }

/** The ticked rows belong to this form; before anything is done, its plan is shown. */
export const BulkActionBar = ({ t, actions }: Props) => (
  <form
    class="bulk"
    id="bulk"
    method="post"
    action="/admin/projects/acts"
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
