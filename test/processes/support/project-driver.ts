import type { EventType, RecordedEventOf } from '../../../events'
import type { OrderedDomain } from '../../../events/domain'
import { additionalDomains } from '../../../src/processes/additional-domains/additional-domains'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { projectTeardown } from '../../../src/processes/teardown/teardown'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import {
  impressumPlugin,
  paymentConfirmed,
  provisioningReleased,
  runtimeBooted,
} from '../../support/project-events'
import type { VendorFixture } from './vendor-fixture'

const drivenProcesses = {
  provisioning,
  undoing: projectTeardown,
  naming: additionalDomains,
} as const

/** Projects that go their way job by job, their looks at once. */
export const createProjectDriver = (fixture: VendorFixture) => {
  const deps = { vault: fixture.vault, store: fixture.store }
  const eventsOf = async <Type extends EventType>(id: string, type: Type) =>
    (await fixture.events(id)).filter((event) => event.type === type) as RecordedEventOf<Type>[]
  const has = async (id: string, type: EventType) => (await eventsOf(id, type)).length > 0

  const boots = async (id: string) => {
    const events = await fixture.events(id)
    const last = (type: EventType) => events.findLastIndex((event) => event.type === type)
    if (last('DeploymentStarted') <= last('RuntimeBooted')) return
    // The bootId that the stand-in's site tells.
    await appendProjectEvents({ deps } as never, id, runtimeBooted('boot-1', [impressumPlugin]))
  }

  return {
    eventsOf,
    hasEvent: has,
    /** An order that is paid and licensed. */
    createReleasedProject: async (domain?: OrderedDomain) => {
      const order = await seedOrder({ deps } as never, domain ? { domain } : {})
      await appendProjectEvents(
        { deps } as never,
        order.id,
        paymentConfirmed(5831),
        provisioningReleased(),
      )
      await fixture.runJob(licensing, await fixture.claimJob(order.id, 'licensing'))
      return order.id
    },
    reportBoot: boots,
    /** Carries its jobs, with `look` between them, until it answers true. */
    runUntil: async (
      id: string,
      ended: () => Promise<boolean>,
      queue: keyof typeof drivenProcesses = 'provisioning',
      betweenJobs: () => Promise<unknown> = async () => undefined,
    ) => {
      for (let jobs = 0; !(await ended()); jobs += 1) {
        if (jobs > 200) throw new Error(`expected project ${id} to come further`)
        await fixture.runJob(drivenProcesses[queue], await fixture.claimJob(id, queue))
        await betweenJobs()
        await Bun.sleep(10)
      }
    },
  }
}
