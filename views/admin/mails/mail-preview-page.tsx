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
  const texts = t.mailAdmin
  const { name, when } = texts.templates[template]
  const path = `/admin/mails/${template}`
  return (
    <StaffShell frame={frame} title={name} section="mails">
      <div class="head">
        <div>
          <h1>{name}</h1>
          <div class="facts">
            <span>{when}</span>
            {locales.map((option) => (
              <a
                href={`${path}?locale=${option}`}
                aria-current={option === locale ? 'true' : undefined}
              >
                {texts.languages[option]}
              </a>
            ))}
            <a href="/admin/mails">{texts.back}</a>
          </div>
        </div>
        <a class="btn primary" href={`${path}/preview?locale=${locale}`}>
          {texts.asHtml}
        </a>
      </div>
      <Card id="mail-text" title={texts.asText} aside={texts.asTextHint}>
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
