import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import type { MailContent } from '../../mails/mail-content'
import type { MailTemplateName } from '../../mails/template-names'
import { Card } from '../../parts/card'
import { RawJson } from '../../parts/raw-json'
import type { Locale } from '../../texts/locale'
import { locales } from '../../texts/locale'

type Props = {
  frame: StaffPageFrame
  template: MailTemplateName
  locale: Locale
  mail: MailContent
}

/** One mail with example data: its text here, its HTML on a page of its own. */
export const MailPreviewPage = ({ frame, template, locale, mail }: Props) => {
  const { t } = frame
  const said = t.mailDesk
  const { name, when } = said.templates[template]
  const path = `/admin/mails/${template}`
  return (
    <StaffShell frame={frame} title={name} section="mails">
      <div class="head">
        <div>
          <h1>{name}</h1>
          <div class="facts">
            <span>{when}</span>
            {locales.map((one) => (
              <a href={`${path}?locale=${one}`} aria-current={one === locale ? 'true' : undefined}>
                {said.languages[one]}
              </a>
            ))}
            <a href="/admin/mails">{said.back}</a>
          </div>
        </div>
        <a class="btn primary" href={`${path}/preview?locale=${locale}`}>
          {said.asHtml}
        </a>
      </div>
      <Card id="mail-text" title={said.asText} aside={said.asTextHint}>
        <div class="body" lang={locale}>
          <p>
            <strong>{mail.subject}</strong>
          </p>
          <RawJson label={mail.subject} value={mail.text} />
        </div>
      </Card>
    </StaffShell>
  )
}
