import { Field } from '../parts/field'
import { Select } from '../parts/select'
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

const listSelectFilters = (t: Texts): SelectFilter[] => [
  {
    name: 'kind',
    label: t.audit.kind,
    empty: t.audit.allKinds,
    options: Object.entries(t.audit.kinds),
  },
  {
    name: 'type',
    label: t.audit.type,
    empty: t.audit.allTypes,
    options: Object.entries(t.audit.eventNames),
  },
  {
    name: 'by',
    label: t.audit.actor,
    empty: t.audit.allActors,
    options: Object.entries(t.audit.actors),
  },
]

const DateFilters = ({ t, filter }: Props) => (
  <>
    <Field
      t={t}
      name="from"
      label={t.audit.from}
      control={(attributes) => <input {...attributes} type="date" value={filter.from} />}
    />
    <Field
      t={t}
      name="until"
      label={t.audit.until}
      control={(attributes) => <input {...attributes} type="date" value={filter.until} />}
    />
  </>
)

/** A plain GET form: what is filtered stands in the address. */
export const AuditFilters = ({ t, filter }: Props) => (
  <form class="filters" method="get" action="/audit" aria-label={t.audit.filters}>
    {filter.stream && <input type="hidden" name="stream" value={filter.stream} />}
    {filter.correlation && <input type="hidden" name="correlation" value={filter.correlation} />}
    <Field
      t={t}
      name="text"
      label={t.audit.text}
      class="grow"
      control={(attributes) => (
        <input {...attributes} type="search" value={filter.text} maxlength={200} />
      )}
    />
    <Field
      t={t}
      name="project"
      label={t.audit.project}
      control={(attributes) => (
        <input
          {...attributes}
          type="text"
          value={filter.project}
          placeholder={t.audit.projectHint}
          maxlength={40}
          class="mono"
        />
      )}
    />
    {listSelectFilters(t).map(({ name, label, empty, options }) => (
      <Field
        t={t}
        name={name}
        label={label}
        control={(attributes) => (
          <Select {...attributes} value={filter[name]} empty={empty} options={options} />
        )}
      />
    ))}
    <DateFilters t={t} filter={filter} />
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
