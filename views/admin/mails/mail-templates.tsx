import type { MailTemplateName } from '../../mails/template-names'
import { isStaffMailTemplate, mailTemplateNames } from '../../mails/template-names'
import { Card } from '../../parts/card'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { locales } from '../../texts/locale'

const Row = ({ t, template }: { t: Texts; template: MailTemplateName }) => {
  const texts = t.mailAdmin
  const { name, when } = texts.templates[template]
  const recipient = isStaffMailTemplate(template) ? texts.to.staff : texts.to.customer
  return (
    <tr>
      <td>
        {name}
        <span class="sub">{`${recipient}, ${when}`}</span>
      </td>
      <td class="end nowrap" data-label={texts.columns.preview}>
        {locales.map((locale, index) => (
          <>
            {index > 0 && ' · '}
            <a
              href={`/admin/mails/${template}?locale=${locale}`}
              aria-label={texts.previewIn(name, texts.languages[locale])}
            >
              {texts.languages[locale]}
            </a>
          </>
        ))}
      </td>
    </tr>
  )
}

export const MailTemplates = ({ t }: { t: Texts }) => {
  const { columns, templatesTitle } = t.mailAdmin
  return (
    <Card id="templates" title={templatesTitle}>
      <ScrollArea label={`${templatesTitle}, ${t.table}`}>
        <table class="stackable">
          <TableHead columns={[columns.template, [columns.preview, 'end']]} />
          <tbody>
            {mailTemplateNames.map((template) => (
              <Row t={t} template={template} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  )
}
