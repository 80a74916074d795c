import type { Child } from 'hono/jsx'
import type { Line, Session } from '../documents'

const money = (cents: number, currency: string) =>
  new Intl.NumberFormat('de-DE', { style: 'currency', currency }).format(cents / 100)

const time = (seconds: number) =>
  new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(seconds * 1000)

const Frame = ({ title, children }: { title: string; children: Child }) => (
  <html lang="de">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href="/c/checkout.css" />
    </head>
    <body>
      <main>
        <p class="mode">Testkasse – es wird kein echtes Geld bewegt</p>
        {children}
      </main>
    </body>
  </html>
)

const Lines = ({ lines, currency }: { lines: Line[]; currency: string }) => (
  <ul class="lines">
    {lines.map((line) => (
      <li>
        <span>
          {line.quantity > 1 && `${line.quantity} × `}
          {line.name}
          {line.description && <small>{line.description}</small>}
        </span>
        <span class="amount">{money(line.cents * line.quantity, currency)}</span>
      </li>
    ))}
  </ul>
)

const Pay = ({ session, declined }: { session: Session; declined: boolean }) => (
  <>
    {declined && (
      <p class="notice bad" role="alert">
        Die Karte wurde abgelehnt. Sie können es noch einmal versuchen oder anders bezahlen.
      </p>
    )}
    <form method="post" action={`/c/pay/${session.id}/pay`}>
      <button type="submit" class="primary" name="method" value="card">
        {money(session.amount_total, session.currency)} mit Karte bezahlen
      </button>
      {session.intent.capture_method === 'manual' ? (
        <p class="small">Der Betrag wird zunächst nur vorgemerkt.</p>
      ) : (
        <>
          <button type="submit" name="method" value="sepa_debit">
            Mit SEPA-Lastschrift bezahlen
          </button>
          <button type="submit" name="method" value="sepa_debit_failing">
            Mit SEPA-Lastschrift bezahlen (wird zurückgegeben)
          </button>
        </>
      )}
    </form>
    <form method="post" action={`/c/pay/${session.id}/decline`}>
      <button type="submit">Karte ablehnen lassen</button>
    </form>
    <p class="small">Gültig bis {time(session.expires_at)} Uhr.</p>
    {session.cancel_url && (
      <p class="small">
        <a href={session.cancel_url}>Zurück, ohne zu bezahlen</a>
      </p>
    )}
  </>
)

const doneSaid = ({ payment_status, intent }: Session) => {
  if (payment_status === 'paid') return 'Diese Zahlung ist eingegangen.'
  return intent.capture_method === 'manual'
    ? 'Der Betrag ist auf Ihrer Karte vorgemerkt. Er wird erst nach einer letzten Prüfung eingezogen.'
    : 'Die Lastschrift ist beauftragt. Das Geld ist noch nicht da.'
}

const Done = ({ session, back }: { session: Session; back: string }) => (
  <>
    <p class="notice good" role="status">
      {doneSaid(session)}
    </p>
    <p>
      <a class="primary" href={back}>
        Weiter zur Bestellung
      </a>
    </p>
    {session.payment_status === 'paid' && (
      <form method="post" action={`/c/pay/${session.id}/dispute`}>
        <button type="submit">Zahlung bei der Bank anfechten</button>
      </form>
    )}
  </>
)

const Expired = ({ session }: { session: Session }) => (
  <>
    <p class="notice bad" role="status">
      Dieser Bezahlvorgang ist abgelaufen. Es wurde nichts abgebucht.
    </p>
    {session.cancel_url && (
      <p>
        <a class="primary" href={session.cancel_url}>
          Zurück zur Bestellung
        </a>
      </p>
    )}
  </>
)

type Shown = { session: Session; back: string; declined: boolean }

/** What the customer sees at the address of a checkout session. */
export const CheckoutPage = ({ session, back, declined }: Shown) => (
  <Frame title="Bezahlen">
    <h1>{money(session.amount_total, session.currency)}</h1>
    <Lines lines={session.lines} currency={session.currency} />
    {session.status === 'open' && <Pay session={session} declined={declined} />}
    {session.status === 'complete' && <Done session={session} back={back} />}
    {session.status === 'expired' && <Expired session={session} />}
  </Frame>
)

export const MissingPage = () => (
  <Frame title="Nicht gefunden">
    <h1>Nicht gefunden</h1>
    <p>Unter dieser Adresse gibt es keinen Bezahlvorgang.</p>
  </Frame>
)
