import type { ReceivedMail } from '../smtp/mailbox'
import { maxRows, Time } from './elements'

const urlPattern = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g

/** Turns the addresses in the text into links. */
const LinkedText = ({ text }: { text: string }) => (
  <pre>
    {text
      .split(urlPattern)
      .map((piece, index) => (index % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
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
      .slice(0, maxRows)
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
    {mails.length > maxRows && (
      <p class="quiet">
        Die neuesten {maxRows} von {mails.length}.
      </p>
    )}
  </section>
)
