import type { PlannedSites } from '../../../../src/domain/catalogue/catalogue-plan'
import type { Texts } from '../../../texts/de'
import { formatNumber } from '../../../texts/format'

type Props = { t: Texts; sites: PlannedSites }

/** Which sites an act on a version concerns. */
export const VersionSites = ({ t, sites: { effect, total, listed } }: Props) => {
  const texts = t.catalogue.versions
  const further = total - listed.length
  return (
    <>
      <p>{texts.sites[effect](formatNumber(total, t.locale), total)}</p>
      {listed.length > 0 && (
        <ul class="plan-lines">
          {listed.map(({ projectId, name }) => (
            <li>
              <a href={`/admin/projects/${projectId}`}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
          {further > 0 && <li>{texts.furtherSites(formatNumber(further, t.locale))}</li>}
        </ul>
      )}
    </>
  )
}
