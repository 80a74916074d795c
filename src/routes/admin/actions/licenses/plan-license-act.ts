import { licenseStream } from '../../../../../events/streams'
import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import type { Locale } from '../../../../../views/texts/locale'
import { nameCatalogue } from '../../../../../views/texts/localize-catalogue'
import { toPlannedEvents } from '../../../../domain/catalogue/catalogue-plan'
import { decideLicense, type LicenseCommand } from '../../../../domain/license/decide-license'
import type { VendorPlan } from '../../../../domain/plan/plan-request'
import type { RouteDependencies } from '../../../http/route-dependencies'

type Dependencies = Pick<RouteDependencies, 'store' | 'catalogueSnapshot'>

/** What an act would record, by the decider that carries it out. Throws `RefusalError` as it would. */
export const planLicenseAct = async (
  { store, catalogueSnapshot }: Dependencies,
  { projectId, plugin }: Pick<LicenseListRow, 'projectId' | 'plugin'>,
  command: LicenseCommand,
  locale: Locale,
): Promise<VendorPlan> => {
  const stream = licenseStream(projectId, plugin)
  const [{ events: past }, { catalogue }] = await Promise.all([
    store.read(stream),
    catalogueSnapshot(),
  ])
  const events = toPlannedEvents(stream, decideLicense(command, past))
  return {
    lines: [],
    unreachableVendors: [],
    catalogue: { events, names: nameCatalogue(catalogue, locale) },
  }
}
