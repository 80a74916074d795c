import { InputField } from '../parts/input-field'
import { SelectField } from '../parts/select'
import type { Texts } from '../texts/de'

/** The fields of the GET form, all optional; `from` and `until` are days (YYYY-MM-DD, Berlin). */
export type AuditFilter = {
  project?: string | undefined
  stream?: string | undefined
  type?: string | undefined
  by?: string | undefined
  kind?: string | undefined
  text?: string | undefined
  correlation?: string | undefined
  from?: string | undefined
  until?: string | undefined
  before?: string | undefined
}

type Props = { t: Texts; filter: AuditFilter }

type SelectFilter = {
  name: 'type' | 'by' | 'kind'
  label: string
  empty: string
  options: [string, string][]
}

const listSelectFilters = ({ audit }: Texts): SelectFilter[] => [
  { name: 'kind', label: audit.kind, empty: audit.allKinds, options: Object.entries(audit.kinds) },
  {
    name: 'type',
    label: audit.type,
    empty: audit.allTypes,
    options: Object.entries(audit.eventNames),
  },
  { name: 'by', label: audit.actor, empty: audit.allActors, options: Object.entries(audit.actors) },
]

/** A plain GET form, so that the address contains the filter. */
export const AuditFilters = ({ t, filter }: Props) => (
  <form class="filters" method="get" action="/audit" aria-label={t.audit.filters}>
    {filter.stream && <input type="hidden" name="stream" value={filter.stream} />}
    {filter.correlation && <input type="hidden" name="correlation" value={filter.correlation} />}
    <InputField
      t={t}
      name="text"
      label={t.audit.text}
      class="grow"
      input={{ type: 'search', value: filter.text, maxlength: 200 }}
    />
    <InputField
      t={t}
      name="project"
      label={t.audit.project}
      input={{
        type: 'text',
        value: filter.project,
        placeholder: t.audit.projectHint,
        maxlength: 40,
        class: 'mono',
      }}
    />
    {listSelectFilters(t).map((field) => (
      <SelectField t={t} {...field} value={filter[field.name]} />
    ))}
    {(['from', 'until'] as const).map((name) => (
      <InputField
        t={t}
        name={name}
        label={t.audit[name]}
        input={{ type: 'date', value: filter[name] }}
      />
    ))}
    <div class="row">
      <button class="btn" type="submit">
        {t.audit.apply}
      </button>
      <a class="btn quiet" href="/audit">
        {t.audit.reset}
      </a>
    </div>
  </form>
)
