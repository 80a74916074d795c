import type { ReceivedMail } from '../smtp/mailbox'
import { Time } from './elements'

const shown = 50
const addresses = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g

/** Addresses in the text become links. */
const Text = ({ text }: { text: string }) => (
  <pre>
    {text.split(addresses).map((piece, at) => (at % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
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
      .slice(0, shown)
      .map((mail) => (
        <details class="mail">
          <summary>
            <Time at={mail.at} /> <strong>{mail.subject}</strong> <span>an {mail.to}</span>
          </summary>
          <Text text={mail.text} />
          <p class="quiet">
            <code>{mail.messageId}</code>
          </p>
        </details>
      ))}
    {mails.length > shown && (
      <p class="quiet">
        Die neuesten {shown} von {mails.length}.
      </p>
    )}
  </section>
)
