import { projections } from '../../../projections/all'
import { rebuildReadModels } from '../../store/read-models/rebuild-read-models'
import type { CoreServices } from '../open-core-services'

/** `vrs rebuild`: all read models anew from the events, while the service may run on. */
export const runRebuild = async ({ sql }: CoreServices) => {
  const { events, rows, seconds, differences } = await rebuildReadModels(sql, projections)
  console.log(`${events} events, ${rows} rows in ${seconds.toFixed(1)} s`)
  console.log(
    differences.length === 0
      ? 'Every read model was right.'
      : `Mended: ${differences.map((difference) => JSON.stringify(difference)).join(', ')}`,
  )
}
