import { isMailTemplateName } from '../../mails/template-names'
import type { Texts } from '../../texts/de'

/** The name of a mail's template, as staff know it. */
export const getMailLabel = (t: Texts, template: string | null) =>
  template && isMailTemplateName(template)
    ? t.mailAdmin.templates[template].name
    : t.mailAdmin.otherMail
