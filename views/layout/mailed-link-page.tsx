import type { FieldError } from '../../events/refusal-error'
import type { ShortFormField } from '../parts/short-form'
import { ShortForm } from '../parts/short-form'
import type { PageFrame } from './page-frame'
import { ShopShell } from './shop-shell'

/** `isSent`: the form was posted, whatever was found. `back`: where the page leads back to. */
type Props = {
  frame: PageFrame
  texts: Record<'title' | 'text' | 'sentTitle' | 'sentText' | 'submit', string>
  isSent: boolean
  action: string
  errors: readonly FieldError[]
  fields: readonly ShortFormField[]
  back?: { path: string; text: string }
}

/** A form that asks for a link by mail, below what it brings or that the mail is on its way. */
export const MailedLinkPage = ({ frame, texts, isSent, back, ...form }: Props) => (
  <ShopShell frame={frame} title={texts.title} isNarrow>
    <h1>{texts.title}</h1>
    {isSent ? (
      <div class="notice good" role="status">
        <h2>{texts.sentTitle}</h2>
        <p>{texts.sentText}</p>
      </div>
    ) : (
      <p class="lead">{texts.text}</p>
    )}
    <ShortForm t={frame.t} {...form} submit={texts.submit} />
    {back && (
      <p>
        <a href={back.path}>{back.text}</a>
      </p>
    )}
  </ShopShell>
)
