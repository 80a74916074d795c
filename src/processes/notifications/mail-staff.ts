import { personStream } from '../../../events/streams'
import { listActiveStaff } from '../../../projections/queries/people'
import type { MailContent } from '../../../views/mails/mail-content'
import type { StaffMailContext } from '../../../views/mails/staff-mails'
import type { MailTemplateName } from '../../../views/mails/template-names'
import { isolateName } from '../../domain/contact/isolate-name'
import { createMessageId } from '../../integrations/smtp/message-id'
import { VendorError } from '../../integrations/vendor-error'
import { nothingToDo } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import type { MailDependencies } from './mail-customer'
import type { MailOwner } from './send-mail-once'
import { sendMailOnce } from './send-mail-once'

type StaffMailRequest = {
  template: MailTemplateName
  key: string
  render: (to: StaffMailContext) => MailContent
}

/** `key` distinguishes the recipients' copies without naming anyone. */
type Recipient = { key: string; personId?: string; email: string; name?: string }

const staffRecipients = async ({ sql, vault }: MailDependencies): Promise<Recipient[]> => {
  const staff = await listActiveStaff(sql)
  const keys = await vault.findPersonKeys(staff.map(({ id }) => id))
  return staff.flatMap(({ id, sealed, sealedAs }) => {
    const key = keys.get(id)
    const at = { stream: personStream(id), type: sealedAs }
    const { email, name } = key ? vault.openFields(key, at, sealed) : {}
    return email ? [{ key: id, personId: id, email, ...(name ? { name } : {}) }] : []
  })
}

const recipients = async (deps: MailDependencies): Promise<Recipient[]> =>
  deps.staffMail ? [{ key: 'staff', email: deps.staffMail }] : staffRecipients(deps)

const addressStaff = ({ events, project, publicUrl }: MailDependencies, { name }: Recipient) => ({
  locale: 'de' as const,
  ...(name ? { name: isolateName(name) } : {}),
  projectName: isolateName(project.name),
  orderNumber: latestEvent(events, 'ProjectOrdered').data.orderNumber,
  projectUrl: `${publicUrl}/admin/projects/${project.id}`,
})

/** A common address is nobody's own: its mails are kept with the customer whom they are about. */
const ownerOf = ({ project }: MailDependencies, { personId }: Recipient): MailOwner => ({
  personId: personId ?? project.customerId,
  recipient: 'staff',
})

const isTransient = (error: unknown) =>
  !(error instanceof VendorError) || error.details.errorClass === 'transient'

/**
 * One mail to each member of staff who resolves stalls, or one to the common address. All are tried,
 * whichever fails; then one failure is thrown, preferably a transient one. A second run leaves out
 * those whose mail was accepted.
 */
export const mailStaff = async (
  deps: MailDependencies,
  { template, key, render }: StaffMailRequest,
) => {
  const failures: unknown[] = []
  for (const one of await recipients(deps)) {
    const messageId = createMessageId(deps.senderDomain, template, key, one.key)
    const content = render(addressStaff(deps, one))
    const outgoing = { ...content, messageId, to: one.email, template }
    await sendMailOnce(deps, outgoing, ownerOf(deps, one)).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures.find(isTransient) ?? failures[0]
}

/**
 * A step that writes to staff about its cause. `compose`: undefined where there is nothing to write
 * any more, for the reason `obsolete`.
 */
export const defineStaffMail = ({
  template,
  obsolete,
  compose,
  ...step
}: Pick<StaffMailRequest, 'template'> &
  Pick<Step, 'appliesTo' | 'dueAt'> & {
    obsolete: string
    compose: (context: StepContext) => StaffMailRequest['render'] | undefined
  }): Step => ({
  ...step,
  id: 'payment',
  run: async (context) => {
    const render = compose(context)
    if (!render) return nothingToDo(obsolete)
    await mailStaff(context, { template, key: context.cause.id, render })
    return undefined
  },
})
