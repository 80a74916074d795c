import { licenseStream } from '../../../events/streams'
import { decideLicense } from '../../domain/license/decide-license'
import { calculateLicenseTerms } from '../../domain/license/license-terms'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'

const licenseAppendFor = async ({ cause, events, project, store }: StepContext, plugin: string) => {
  const ordered = latestEvent(events, 'ProjectOrdered').data
  const line = ordered.price.lines.find((one) => one.code === plugin && one.kind === 'plugin')
  const stream = licenseStream(project.id, plugin)
  const { events: before, version } = await store.read(stream)
  const data = {
    projectId: project.id,
    plugin,
    cycle: ordered.billingCycle,
    netCents: line?.netCents ?? 0,
    source: 'order' as const,
    ...calculateLicenseTerms(ordered.billingCycle, new Date(cause.at)),
  }
  return {
    stream,
    expectedVersion: version,
    events: decideLicense({ type: 'IssueLicense', data }, before),
  }
}

/** One license per plugin of the order, all in one append. */
export const issueLicenses: Step = {
  id: 'payment',
  run: async (context) => {
    await context.append(
      await Promise.all(context.project.plugins.map((one) => licenseAppendFor(context, one))),
    )
    return undefined
  },
}
