import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'

type LinkProps = {
  /** The id of its dialog. */
  id: string
  label: string
  /** ` primary`, ` danger` or nothing. */
  tone?: string | undefined
  /** What it is about, for those who hear its name without what stands beside it. */
  spokenName?: string | undefined
}

/** Opens a dialog; without a script its address leads there. */
export const ActLink = ({ id, label, tone = '', spokenName }: LinkProps) => (
  <a class={`btn${tone}`} href={`#${id}`} aria-haspopup="dialog">
    {label}
    {spokenName && (
      <span class="sr">
        {' '}
        <bdi>{spokenName}</bdi>
      </span>
    )}
  </a>
)

type FetchedLinkProps = Omit<LinkProps, 'spokenName'> & {
  /** Of the page that shows the act; with a script its dialog alone is fetched from there. */
  href: string
}

/** Opens an act whose form has to be computed first, such as by what a vendor answers. */
export const FetchedActLink = ({ id, href, label, tone = '' }: FetchedLinkProps) => (
  <a class={`btn${tone}`} href={href} aria-haspopup="dialog" data-opens={id}>
    {label}
  </a>
)

type DialogProps = {
  t: Texts
  id: string
  title: string
  /** What it is about: a name that people typed. */
  subject?: string | undefined
  /** Where its form is sent. */
  url: string
  formId?: string | undefined
  /** The page that it stands on: where closing it leads without a script. */
  closeHref: string
  /** Shown at once: after a refusal, or where its plan was asked for without a script. */
  isOpen?: boolean | undefined
  /** Its button; undefined where there is nothing to send. */
  submit: string | undefined
  isDangerous?: boolean | undefined
  /** The id of the text that says what it does. */
  textId?: string | undefined
  /** Where the form sends a file. */
  enctype?: 'multipart/form-data'
  children: Child
}

const CloseIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5.5 5.5l13 13M18.5 5.5l-13 13" />
  </svg>
)

type FormProps = Pick<DialogProps, 'url' | 'formId' | 'submit' | 'enctype' | 'children'>

/** Without a button there is nothing to send, and so no form. */
const ActForm = ({ url, formId, submit, enctype, children }: FormProps) =>
  submit ? (
    <form class="act-form" method="post" action={url} id={formId} enctype={enctype} hx-morph-skip>
      {children}
    </form>
  ) : (
    <div class="act-form">{children}</div>
  )

/** One act of a person: its form between what it is about and the button that sends it. */
export const ActDialog = ({ t, id, children, ...props }: DialogProps) => (
  <dialog
    class="act"
    id={id}
    open={props.isOpen ?? false}
    aria-labelledby={`${id}-title`}
    aria-describedby={props.textId}
  >
    <ActForm
      url={props.url}
      formId={props.formId}
      submit={props.submit}
      {...(props.enctype ? { enctype: props.enctype } : {})}
    >
      <div class="act-head">
        <div>
          <h2 id={`${id}-title`}>{props.title}</h2>
          {props.subject && (
            <p class="meta">
              <bdi>{props.subject}</bdi>
            </p>
          )}
        </div>
        <a class="btn quiet square" href={props.closeHref} data-act-close aria-label={t.close}>
          <CloseIcon />
        </a>
      </div>
      <div class="act-body">{children}</div>
      <div class="act-foot">
        <a class="btn" href={props.closeHref} data-act-close>
          {t.leaveAct}
        </a>
        {props.submit && (
          <button class={`btn primary${props.isDangerous ? ' danger' : ''}`} type="submit">
            {props.submit}
          </button>
        )}
      </div>
    </ActForm>
  </dialog>
)
