import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { MailContent } from './mail-content'
import { MailLayout } from './mail-layout'

/** A part of a mail, rendered both as text and as HTML. */
export type LetterPart =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'list'; title: string; items: readonly string[] }
  | { kind: 'link'; text: string; url: string; link: string; hint?: string }

/** `name`: the recipient's; without it the greeting is general. */
export type Letter = {
  locale: Locale
  name?: string
  subject: string
  parts: readonly LetterPart[]
}

export const toParagraphs = (...texts: readonly string[]): LetterPart[] =>
  texts.map((text) => ({ kind: 'paragraph', text }))

const renderPlainText = (part: LetterPart): string => {
  switch (part.kind) {
    case 'paragraph':
      return part.text
    case 'facts':
      return part.facts.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'list':
      return [part.title, ...part.items.map((item, index) => `${index + 1}. ${item}`)].join('\n')
    case 'link':
      return [part.text, part.url, ...(part.hint ? [part.hint] : [])].join('\n')
  }
}

const Facts = ({ facts }: Extract<LetterPart, { kind: 'facts' }>) => (
  <table>
    <tbody>
      {facts.map(([label, value]) => (
        <tr>
          <th scope="row">{label}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const LetterPartHtml = ({ part }: { part: LetterPart }) => {
  switch (part.kind) {
    case 'paragraph':
      return <p>{part.text}</p>
    case 'facts':
      return <Facts {...part} />
    case 'list':
      return (
        <>
          <p>{part.title}</p>
          <ol>
            {part.items.map((item) => (
              <li>{item}</li>
            ))}
          </ol>
        </>
      )
    case 'link':
      return (
        <p>
          {part.text}
          <br />
          <a href={part.url}>{part.link}</a>
          {part.hint && (
            <>
              <br />
              {part.hint}
            </>
          )}
        </p>
      )
  }
}

/** Renders the letter as text and HTML. */
export const renderLetter = ({ locale, name, subject, parts }: Letter): MailContent => {
  const t = textsFor(locale)
  const greeting = name === undefined ? t.mails.greetingAll : t.mails.greeting(name)
  const text = [greeting, ...parts.map(renderPlainText), t.mails.goodbye].join('\n\n')
  const html = MailLayout({
    t,
    subject,
    children: (
      <>
        <p>{greeting}</p>
        {parts.map((part) => (
          <LetterPartHtml part={part} />
        ))}
      </>
    ),
  })
  return { subject, text, html }
}
