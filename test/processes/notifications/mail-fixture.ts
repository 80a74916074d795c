import type { VrsEvent } from '../../../events'
import type { Owner, WorkId } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/project'
import { personStream, projectStream } from '../../../events/streams'
import { mails } from '../../../src/processes/notifications/customer-mails'
import { staffMails } from '../../../src/processes/notifications/staff-mails'
import { happens, ordered } from '../../routes/support/seed-orders'
import { happen } from '../../support/append-events'
import type { Taken } from '../support/process-fixture'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

export const ada = 'ada@example.org'

export const moving = (name: string): OrderedDomain => ({ kind: 'transferred', name })

export const stall = (owner: Owner, code = 'NO_FREE_SLOT', step: WorkId = 'domain'): VrsEvent => ({
  type: 'ProvisioningStalled',
  data: {
    step,
    errorClass: 'permanent',
    vendor: 'inwx',
    code,
    vendorText: 'AUTH FAILED 0815',
    owner,
  },
})

/** `to template` */
export const briefly = ({ to, messageId }: { to: string; messageId: string }) =>
  `${to} ${messageId.slice(1).split('.')[0]}`

const processOf = { mails, 'staff-mails': staffMails }

const invite = async (place: Vendors, role: 'admin' | 'caseworker' | 'auditor', name: string) => {
  const key = place.vault.mint(Bun.randomUUIDv7())
  const at = { stream: personStream(key.personId), type: 'StaffInvited' }
  const sealed = place.vault.sealFields(key.key, at, { name, email: `${role}@vrs.example` })
  const invited: VrsEvent = { type: 'StaffInvited', data: { role, sealed } }
  await happen(place.store, at.stream, invited, { type: 'PasswordSet', data: {} })
  await place.sql`insert into person_keys (person_id, wrapped_key)
    values (${key.personId}, ${key.wrapped})`
}

/** The mail processes with a mailbox behind them, and one colleague of each role. */
export const givenMails = async () => {
  const place = await givenVendors()
  const desk = { desk: { vault: place.vault, store: place.store } } as never
  await invite(place, 'admin', 'Anna Admin')
  await invite(place, 'caseworker', 'Jana Krüger')
  await invite(place, 'auditor', 'Robert Reiter')
  return {
    ...place,
    ordered: (wish: Parameters<typeof ordered>[1] = {}) => ordered(desk, wish),
    happens: (id: string, ...events: VrsEvent[]) => happens(desk, id, ...events),
    /** Runs the latest open mail job of this project, or of another stream. */
    carry: async (id: string, queue: keyof typeof processOf, stream = projectStream(id)) => {
      const [job] = await place.sql<{ id: string; data: Taken['data']; retryCount: number }[]>`
        update pgboss.job set state = 'active', started_on = now() where id = (
          select id from pgboss.job
          where name = ${queue} and state < 'active' and group_id = ${stream}
          order by created_on desc, id desc limit 1) and name = ${queue}
        returning id, data, retry_count`
      if (!job) return undefined
      const held = { id: job.id, queue, retryCount: job.retryCount }
      await place.run(processOf[queue], { held, data: job.data })
      return { held, data: job.data }
    },
    /** What came into the mailbox during this. */
    sentBy: async (work: () => Promise<unknown>) => {
      const before = place.mails().length
      await work()
      return place.mails().slice(before)
    },
    /** A project to which this has happened; only the jobs of the last event are open. */
    after: async (domain: OrderedDomain | undefined, ...events: VrsEvent[]) => {
      const { id } = await ordered(desk, domain ? { domain } : {})
      for (const event of events) {
        await place.sql`update pgboss.job set state = 'completed'
          where group_id = ${projectStream(id)}`
        await happens(desk, id, event)
      }
      return id
    },
  }
}

export type Mailing = Awaited<ReturnType<typeof givenMails>>
