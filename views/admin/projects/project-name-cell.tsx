import type { ProjectRow } from '../../../projections/projects'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'

type Props = { project: Pick<ProjectRow, 'id' | 'name' | 'domainName'> }

/** A table's cell that leads to the project. */
export const ProjectNameCell = ({ project: { id, name, domainName } }: Props) => (
  <td class="project">
    <a class="clamp" href={`/admin/projects/${id}`}>
      <bdi>{name}</bdi>
    </a>
    <span class="sub clamp">
      <bdi>{toUnicodeDomain(domainName)}</bdi>
    </span>
  </td>
)
