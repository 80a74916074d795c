import type { RecordedEvent, RecordedEventOf } from '../../../events'
import { parseStreamId, personStream } from '../../../events/streams'
import { findPerson } from '../../../projections/queries/people'
import { composePasswordResetMail } from '../../../views/mails/password-reset-mail'
import { isolateName } from '../../domain/contact/isolate-name'
import { isPasswordResetOpen, passwordResetMinutes } from '../../domain/staff/decide-password'
import { createMessageId } from '../../integrations/smtp/message-id'
import { createPasswordResetToken } from '../../security/password-reset-token'
import type { JobData } from '../../store/job-queue/job-queue'
import type { Trouble } from '../engine/classify-error'
import { defineEventJob } from '../engine/event-job'
import type { JobContext, JobTask } from '../engine/job-definition'
import type { JobOutcome, NothingToDo } from '../engine/job-outcome'
import { nothingToDo } from '../engine/job-outcome'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { sendMailOnce } from './send-mail-once'

const queue = 'staff-mails'
const template = 'staff-password-reset'

const resetJob = defineEventJob({ type: 'PasswordResetRequested', queue, idPrefix: queue })

/** Whoever asked for a new password gets a mail with the link. */
export const passwordResetJobsForEvent = resetJob.jobsForEvent

/** The same link in every copy of the mail: all of it comes from the request. */
const createResetUrl = ({ publicUrl, vault }: ProcessDependencies, request: RecordedEvent) => {
  const personId = parseStreamId(request.stream)
  const key = vault.keyFor('password-reset')
  return `${publicUrl}/new-password?reset=${createPasswordResetToken(key, { personId, requestId: request.id })}`
}

const findRecipient = async ({ sql, vault }: ProcessDependencies, personId: string) => {
  const [person, key] = await Promise.all([
    findPerson(sql, personId),
    vault.findPersonKey(personId),
  ])
  if (!person || !key) return undefined
  const at = { stream: personStream(personId), type: person.sealedAs }
  const { name = '', email } = vault.openFields(key, at, person.sealed)
  return email ? { name, email } : undefined
}

const mailPasswordReset = async (
  context: JobContext,
  request: RecordedEventOf<'PasswordResetRequested'>,
): Promise<JobOutcome> => {
  const personId = parseStreamId(request.stream)
  const to = await findRecipient(context, personId)
  if (!to) return nothingToDo('the person was erased')
  const content = composePasswordResetMail({
    locale: request.data.locale,
    name: isolateName(to.name),
    resetUrl: createResetUrl(context, request),
    minutes: passwordResetMinutes,
  })
  const messageId = createMessageId(context.senderDomain, template, request.id)
  const outgoing = { ...content, messageId, to: to.email, template }
  await sendMailOnce(context, outgoing, { personId, recipient: 'staff' })
  return undefined
}

const alertUnsentMail = async ({ alert, data }: JobContext, { code }: Trouble) => {
  await alert(`${queue}-in-vain`, data.stream, `password reset: ${code}`)
  return undefined
}

/** The mail is not sent any more once its link would open nothing. */
export const loadPasswordResetMail = async (
  { store, now }: ProcessDependencies,
  data: JobData,
): Promise<JobTask | NothingToDo> => {
  const { events } = await store.read(data.stream)
  const request = resetJob.findCause(events, data)
  if (!isPasswordResetOpen(events, request.id, now().toISOString()))
    return nothingToDo('the reset was used, replaced or has ended')
  return {
    projectId: null,
    step: 'account',
    nextJobId: resetJob.jobId,
    deadlineMinutes: () => passwordResetMinutes,
    run: (context) => mailPasswordReset(context, request),
    giveUp: alertUnsentMail,
  }
}
