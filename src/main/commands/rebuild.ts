import { projections } from '../../../projections/all'
import { rebuild } from '../../store/read-models/rebuild-read-models'
import type { Base } from '../open-core-services'

/** `vrs rebuild`: all read models anew from the events, while the service may run on. */
export const rebuildPictures = async ({ sql }: Base) => {
  const { events, rows, seconds, differences } = await rebuild(sql, projections)
  console.log(`${events} events, ${rows} rows in ${seconds.toFixed(1)} s`)
  console.log(
    differences.length === 0
      ? 'Every read model was right.'
      : `Mended: ${differences.map((difference) => JSON.stringify(difference)).join(', ')}`,
  )
}
