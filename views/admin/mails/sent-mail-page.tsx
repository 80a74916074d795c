import type { FieldError } from '../../../events/refusal-error'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Card } from '../../parts/card'
import { Timestamp } from '../../parts/timestamp'
import { getMailLabel } from './mail-label'
import { ResendForm } from './resend-form'

/** A mail as it was sent, without the keys in its links. */
export type SentMail = {
  id: string
  template: string
  to: string
  subject: string
  text: string
  html?: string
  begunAt: string
  /** When the mail server took it; null as long as it did not. */
  acceptedAt: string | null
  project?: { id: string; name: string }
  /** The customer whom it was sent to; absent for mails to staff. */
  customerId?: string
}

type Props = {
  frame: StaffPageFrame
  mail: SentMail
  refused?: { errors: readonly FieldError[]; values: Partial<Record<string, string>> } | undefined
}

const Facts = ({ frame: { t }, mail }: Pick<Props, 'frame' | 'mail'>) => (
  <div class="facts">
    <span>{getMailLabel(t, mail.template)}</span>
    {mail.project && (
      <a href={`/admin/projects/${mail.project.id}`}>
        <bdi>{mail.project.name}</bdi>
      </a>
    )}
    {mail.acceptedAt ? (
      <span class="badge good">{t.mailAdmin.outcome.ok}</span>
    ) : (
      <span class="badge wait">{t.mailAdmin.outcome.failed}</span>
    )}
    <Timestamp t={t} at={mail.acceptedAt ?? mail.begunAt} />
  </div>
)

/** One mail that was sent: its text, the way to its HTML, and to send it once more. */
export const SentMailPage = ({ frame, mail, refused }: Props) => {
  const { t } = frame
  const texts = t.mailAdmin
  return (
    <StaffShell frame={frame} title={mail.subject} section="mails">
      <p class="facts back">
        <a href="/admin/mails">{texts.allSent}</a>
      </p>
      <div class="head">
        <div>
          <h1>{mail.subject}</h1>
          <Facts frame={frame} mail={mail} />
        </div>
        <div class="row">
          {mail.html && (
            <a class="btn" href={`/admin/mails/sent/${mail.id}/preview`}>
              {texts.asHtml}
            </a>
          )}
          {mail.project && (
            <ResendForm
              t={t}
              mailId={mail.id}
              subject={mail.subject}
              errors={refused?.errors ?? []}
              values={refused?.values ?? {}}
            />
          )}
        </div>
      </div>
      <Card id="mail-text" title={texts.asText} aside={texts.linkKeysHidden}>
        <div class="body stack tight">
          <p class="letter">
            {`${texts.recipient}: `}
            {mail.customerId ? (
              <a href={`/admin/customers/${mail.customerId}`}>
                <bdi>{mail.to}</bdi>
              </a>
            ) : (
              <bdi>{mail.to}</bdi>
            )}
          </p>
          <p class="letter">{mail.text}</p>
        </div>
      </Card>
    </StaffShell>
  )
}
