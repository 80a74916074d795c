import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { ProjectListing } from './project-listing'

type Props = { t: Texts; listing: ProjectListing }

const SelectFilters = ({ t, listing: { filter, types, servers } }: Props) => {
  const texts = t.projectList
  return (
    <>
      <Field
        t={t}
        name="status"
        label={texts.filterStatus}
        control={({ id, name }) => (
          <Select
            id={id}
            name={name}
            value={filter.status}
            empty={texts.allStatus}
            options={Object.entries(texts.status)}
          />
        )}
      />
      <Field
        t={t}
        name="type"
        label={texts.filterType}
        control={({ id, name }) => (
          <Select
            id={id}
            name={name}
            value={filter.type}
            empty={texts.allTypes}
            options={types.map(({ code, displayName }) => [code, displayName])}
          />
        )}
      />
      <Field
        t={t}
        name="server"
        label={texts.filterServer}
        control={({ id, name }) => (
          <Select
            id={id}
            name={name}
            value={filter.server}
            empty={texts.allServers}
            options={servers.map((server) => [server.id, server.name])}
          />
        )}
      />
    </>
  )
}

/** A plain GET form; with htmx it renews the list while one types, and the address with it. */
export const ProjectFilters = ({ t, listing }: Props) => {
  const texts = t.projectList
  return (
    <form
      class="filters"
      method="get"
      action="/admin/projects"
      hx-get="/admin/projects"
      hx-trigger="submit, change, input delay:250ms"
      hx-target="#project-list"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <Field
        t={t}
        name="search"
        label={texts.search}
        class="grow"
        control={(attributes) => (
          <input
            {...attributes}
            type="search"
            value={listing.filter.search}
            placeholder={texts.searchHint}
            maxlength={200}
          />
        )}
      />
      <SelectFilters t={t} listing={listing} />
      <button class="btn" type="submit">
        {texts.apply}
      </button>
    </form>
  )
}
