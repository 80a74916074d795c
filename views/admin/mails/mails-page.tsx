import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { MailTemplates } from './mail-templates'
import type { SentMailListing } from './sent-mails'
import { SentMails } from './sent-mails'

type Props = { frame: StaffPageFrame; listing: SentMailListing }

export const MailsPage = ({ frame, listing }: Props) => {
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.mailAdmin.title} section="mails">
      <div class="head">
        <div>
          <h1>{t.mailAdmin.title}</h1>
          <p class="facts">{t.mailAdmin.intro}</p>
        </div>
      </div>
      <div class="stack">
        <SentMails t={t} listing={listing} />
        <MailTemplates t={t} />
      </div>
    </StaffShell>
  )
}
