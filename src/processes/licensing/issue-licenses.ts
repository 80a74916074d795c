import { licenseStream } from '../../../events/streams'
import { decideLicense } from '../../domain/license/decide-license'
import { termsFor } from '../../domain/license/license-terms'
import { past } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'

const growthFor = async ({ cause, events, project, store }: Bench, plugin: string) => {
  const ordered = past(events, 'ProjectOrdered').data
  const line = ordered.price.lines.find((one) => one.code === plugin && one.kind === 'plugin')
  const stream = licenseStream(project.id, plugin)
  const { events: before, at } = await store.read(stream)
  const data = {
    projectId: project.id,
    plugin,
    cycle: ordered.billingCycle,
    netCents: line?.netCents ?? 0,
    source: 'order' as const,
    ...termsFor(ordered.billingCycle, new Date(cause.at)),
  }
  return { stream, at, events: decideLicense({ type: 'IssueLicense', data }, before) }
}

/** One license per plugin of the order, all in one append. */
export const issueLicenses: Step = {
  id: 'payment',
  run: async (bench) => {
    await bench.add(await Promise.all(bench.project.plugins.map((one) => growthFor(bench, one))))
    return undefined
  },
}
