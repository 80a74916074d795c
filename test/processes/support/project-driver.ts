import type { EventType, HappenedOf } from '../../../events'
import type { OrderedDomain } from '../../../events/project'
import { naming } from '../../../src/processes/additional-domains/additional-domains'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { undoing } from '../../../src/processes/teardown/teardown'
import { happens, ordered } from '../../routes/support/seed-orders'
import { booted, impressum, paid, released } from '../../support/project-events'
import type { Vendors } from './vendor-fixture'

const carried = { provisioning, undoing, naming } as const

/** Projects that go their way job by job, their looks at once. */
export const driving = (place: Vendors) => {
  const desk = { vault: place.vault, store: place.store }
  const eventsOf = async <Type extends EventType>(id: string, type: Type) =>
    (await place.events(id)).filter((event) => event.type === type) as HappenedOf<Type>[]
  const has = async (id: string, type: EventType) => (await eventsOf(id, type)).length > 0

  const boots = async (id: string) => {
    const events = await place.events(id)
    const last = (type: EventType) => events.findLastIndex((event) => event.type === type)
    if (last('DeploymentStarted') <= last('RuntimeBooted')) return
    // The bootId that the stand-in's site tells.
    await happens({ desk } as never, id, booted('boot-1', [impressum]))
  }

  return {
    eventsOf,
    has,
    /** An order that is paid and licensed. */
    released: async (domain?: OrderedDomain) => {
      const order = await ordered({ desk } as never, domain ? { domain } : {})
      await happens({ desk } as never, order.id, paid(5831), released())
      await place.run(licensing, await place.take(order.id, 'licensing'))
      return order.id
    },
    boots,
    /** Carries its jobs, with `look` between them, until it answers true. */
    until: async (
      id: string,
      ended: () => Promise<boolean>,
      queue: keyof typeof carried = 'provisioning',
      look: () => Promise<unknown> = async () => undefined,
    ) => {
      for (let jobs = 0; !(await ended()); jobs += 1) {
        if (jobs > 200) throw new Error(`expected project ${id} to come further`)
        await place.run(carried[queue], await place.take(id, queue))
        await look()
        await Bun.sleep(10)
      }
    },
  }
}
