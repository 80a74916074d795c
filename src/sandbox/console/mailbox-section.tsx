import type { ReceivedMail } from '../smtp/mailbox'
import { Time } from './elements'

const maxMails = 50
const urlPattern = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g

/** Addresses in the text become links. */
const LinkedText = ({ text }: { text: string }) => (
  <pre>
    {text
      .split(urlPattern)
      .map((piece, at) => (at % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
  </pre>
)

export const MailboxSection = ({ mails }: { mails: ReceivedMail[] }) => (
  <section id="postfach">
    <h2>
      Postfach <span class="count">{mails.length}</span>
    </h2>
    {mails.length === 0 && <p class="quiet">Noch keine E-Mail angekommen.</p>}
    {mails
      .toReversed()
      .slice(0, maxMails)
      .map((mail) => (
        <details class="mail">
          <summary>
            <Time at={mail.at} /> <strong>{mail.subject}</strong> <span>an {mail.to}</span>
          </summary>
          <LinkedText text={mail.text} />
          <p class="quiet">
            <code>{mail.messageId}</code>
          </p>
        </details>
      ))}
    {mails.length > maxMails && (
      <p class="quiet">
        Die neuesten {maxMails} von {mails.length}.
      </p>
    )}
  </section>
)
