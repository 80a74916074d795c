import type { DomainEvent } from '../../../events'
import type { AnyStepId, Owner } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import { personStream, projectStream } from '../../../events/streams'
import { customerMails } from '../../../src/processes/notifications/customer-mails'
import { staffMails } from '../../../src/processes/notifications/staff-mails'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import { appendEvents } from '../../support/append-events'
import type { ClaimedJob } from '../support/process-fixture'
import type { VendorFixture } from '../support/vendor-fixture'
import { openVendorFixture } from '../support/vendor-fixture'

export const customerEmail = 'ada@example.org'

export const transferredDomain = (name: string): OrderedDomain => ({ kind: 'transferred', name })

export const stallEvent = (
  owner: Owner,
  code = 'NO_FREE_SLOT',
  step: AnyStepId = 'domain',
): DomainEvent => ({
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
const summarizeMail = ({ to, messageId }: { to: string; messageId: string }) =>
  `${to} ${messageId.slice(1).split('.')[0]}`

const mailProcesses = { mails: customerMails, 'staff-mails': staffMails }

const inviteStaff = async (
  fixture: VendorFixture,
  role: 'admin' | 'caseworker' | 'auditor',
  name: string,
) => {
  const key = fixture.vault.createPersonKey(Bun.randomUUIDv7())
  const at = { stream: personStream(key.personId), type: 'StaffInvited' }
  const sealed = fixture.vault.sealFields(key.key, at, { name, email: `${role}@vrs.example` })
  const invited: DomainEvent = { type: 'StaffInvited', data: { role, sealed } }
  await appendEvents(fixture.store, at.stream, invited, { type: 'PasswordSet', data: {} })
  await fixture.sql`insert into person_keys (person_id, wrapped_key)
    values (${key.personId}, ${key.wrapped})`
}

/** The mail processes with a mailbox behind them, and one colleague of each role. */
export const openMailFixture = async () => {
  const fixture = await openVendorFixture()
  const app = { deps: { vault: fixture.vault, store: fixture.store } } as never
  await inviteStaff(fixture, 'admin', 'Anna Admin')
  await inviteStaff(fixture, 'caseworker', 'Jana Krüger')
  await inviteStaff(fixture, 'auditor', 'Robert Reiter')
  return {
    ...fixture,
    seedOrder: (options: Parameters<typeof seedOrder>[1] = {}) => seedOrder(app, options),
    appendProjectEvents: (id: string, ...events: DomainEvent[]) =>
      appendProjectEvents(app, id, ...events),
    /** Runs the latest open mail job of this project, or of another stream. */
    runMailJob: async (
      id: string,
      queue: keyof typeof mailProcesses,
      stream = projectStream(id),
    ) => {
      const [job] = await fixture.sql<
        { id: string; data: ClaimedJob['data']; retryCount: number }[]
      >`
        update pgboss.job set state = 'active', started_on = now() where id = (
          select id from pgboss.job
          where name = ${queue} and state < 'active' and group_id = ${stream}
          order by created_on desc, id desc limit 1) and name = ${queue}
        returning id, data, retry_count`
      if (!job) return undefined
      const activeJob = { id: job.id, queue, retryCount: job.retryCount }
      await fixture.runJob(mailProcesses[queue], { activeJob, data: job.data })
      return { activeJob, data: job.data }
    },
    /** What came into the mailbox during this. */
    collectSentMails: async (work: () => Promise<unknown>) => {
      const before = fixture.mails().length
      await work()
      return fixture.mails().slice(before)
    },
    summarizeMail,
    /** A project to which this has happened; only the jobs of the last event are open. */
    createProjectAfter: async (domain: OrderedDomain | undefined, ...events: DomainEvent[]) => {
      const { id } = await seedOrder(app, domain ? { domain } : {})
      for (const event of events) {
        await fixture.sql`update pgboss.job set state = 'completed'
          where group_id = ${projectStream(id)}`
        await appendProjectEvents(app, id, event)
      }
      return id
    },
  }
}
