import { ListFilterForm } from '../../parts/list-filter-form'
import { SelectField } from '../../parts/select'
import type { Texts } from '../../texts/de'
import type { ProjectListing } from './project-listing'

type Props = { t: Texts; listing: ProjectListing }

const listSelectFilters = ({ projectList: texts }: Texts, { types, servers }: ProjectListing) => [
  {
    name: 'status' as const,
    label: texts.filterStatus,
    empty: texts.allStatus,
    options: Object.entries(texts.status),
  },
  {
    name: 'type' as const,
    label: texts.filterType,
    empty: texts.allTypes,
    options: types.map(({ code, displayName }) => [code, displayName] as const),
  },
  {
    name: 'server' as const,
    label: texts.filterServer,
    empty: texts.allServers,
    options: servers.map(({ id, name }) => [id, name] as const),
  },
]

export const ProjectFilters = ({ t, listing }: Props) => (
  <ListFilterForm
    t={t}
    path="/admin/projects"
    listId="project-list"
    search={listing.filter.search}
    texts={t.projectList}
  >
    {listSelectFilters(t, listing).map((field) => (
      <SelectField t={t} {...field} value={listing.filter[field.name]} />
    ))}
  </ListFilterForm>
)
