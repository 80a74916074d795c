import { licenseStream } from '../../../events/streams'
import { findBerlinDay } from '../../domain/calendar/berlin-calendar'
import { decideLicenseAt } from '../../domain/license/decide-license'
import { calculateLicenseTerms } from '../../domain/license/license-terms'
import { decideAppend } from '../../store/event-store/stream-append'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'

const licenseAppendFor = ({ cause, events, now, project, store }: StepContext, plugin: string) => {
  const ordered = latestEvent(events, 'ProjectOrdered').data
  const line = ordered.price.lines.find((one) => one.code === plugin && one.kind === 'plugin')
  const anchorOn = findBerlinDay(cause.at)
  const stream = licenseStream(project.id, plugin)
  const data = {
    projectId: project.id,
    plugin,
    cycle: ordered.billingCycle,
    netCents: line?.netCents ?? 0,
    source: 'order' as const,
    anchorOn,
    ...calculateLicenseTerms(ordered.billingCycle, anchorOn),
  }
  return decideAppend(store, stream, (past) =>
    decideLicenseAt(now().toISOString(), { type: 'IssueLicense', data }, past),
  )
}

/** One license per plugin of the order, all in one append. */
export const issueLicenses: Step = {
  id: 'payment',
  run: async (context) => {
    await context.append(() =>
      Promise.all(context.project.plugins.map((plugin) => licenseAppendFor(context, plugin))),
    )
    return undefined
  },
}
