import { personStream } from '../../../events/streams'
import { staffAtWork } from '../../../projections/people'
import type { Mail } from '../../../views/mails/mail-content'
import type { StaffAddressed } from '../../../views/mails/staff-mails'
import type { TemplateName } from '../../../views/mails/template-names'
import { VendorError } from '../../integrations/vendor-error'
import { past } from '../engine/latest-event'
import type { Writing } from './mail-customer'
import { sendOnce } from './send-mail-once'

export type StaffPost = { template: TemplateName; of: string; write: (to: StaffAddressed) => Mail }

/** `key`: what tells the recipients' copies apart, without naming anybody. */
type Recipient = { key: string; email: string; name?: string }

const colleagues = async ({ sql, vault }: Writing): Promise<Recipient[]> => {
  const staff = await staffAtWork(sql)
  const keys = await vault.keysOf(staff.map(({ id }) => id))
  return staff.flatMap(({ id, sealed, sealedAs }) => {
    const key = keys.get(id)
    const at = { stream: personStream(id), type: sealedAs }
    const { email, name } = key ? vault.openFields(key, at, sealed) : {}
    return email ? [{ key: id, email, ...(name ? { name } : {}) }] : []
  })
}

const recipients = async (bench: Writing): Promise<Recipient[]> =>
  bench.staffMail ? [{ key: 'staff', email: bench.staffMail }] : colleagues(bench)

const addressed = ({ events, project, publicUrl }: Writing, { name }: Recipient) => ({
  locale: 'de' as const,
  ...(name ? { name } : {}),
  projectName: project.name,
  orderNumber: past(events, 'ProjectOrdered').data.orderNumber,
  projectUrl: `${publicUrl}/admin/projects/${project.id}`,
})

const isTransient = (error: unknown) =>
  !(error instanceof VendorError) || error.details.errorClass === 'transient'

/**
 * One mail to each member of staff who mends stalls, or one to the common address. Nobody waits for
 * another's refused address: all are tried, then one failure is thrown, rather one that may pass;
 * a second run leaves out those whose mail was taken.
 */
export const mailStaff = async (bench: Writing, { template, of, write }: StaffPost) => {
  const failures: unknown[] = []
  for (const one of await recipients(bench)) {
    const messageId = `<${template}.${of}.${one.key}@vrs.gmbh>`
    const words = write(addressed(bench, one))
    await sendOnce(bench, { ...words, messageId, to: one.email, template }).catch((error) =>
      failures.push(error),
    )
  }
  if (failures.length > 0) throw failures.find(isTransient) ?? failures[0]
}
