import type { Child } from 'hono/jsx'
import { formatCents } from '../../format-cents'
import type { CheckoutLine, CheckoutSessionDocument } from '../documents'

const formatTime = (seconds: number) =>
  new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(seconds * 1000)

const PageFrame = ({ title, children }: { title: string; children: Child }) => (
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

const LineItems = ({ lines, currency }: { lines: CheckoutLine[]; currency: string }) => (
  <ul class="lines">
    {lines.map((line) => (
      <li>
        <span>
          {line.quantity > 1 && `${line.quantity} × `}
          {line.name}
          {line.description && <small>{line.description}</small>}
        </span>
        <span class="amount">{formatCents(line.cents * line.quantity, currency)}</span>
      </li>
    ))}
  </ul>
)

const PayForms = ({
  session,
  wasDeclined,
}: {
  session: CheckoutSessionDocument
  wasDeclined: boolean
}) => (
  <>
    {wasDeclined && (
      <p class="notice bad" role="alert">
        Die Karte wurde abgelehnt. Sie können es noch einmal versuchen oder anders bezahlen.
      </p>
    )}
    <form method="post" action={`/c/pay/${session.id}/pay`}>
      <button type="submit" class="primary" name="method" value="card">
        {formatCents(session.amount_total, session.currency)} mit Karte bezahlen
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
    <p class="small">Gültig bis {formatTime(session.expires_at)} Uhr.</p>
    {session.cancel_url && (
      <p class="small">
        <a href={session.cancel_url}>Zurück, ohne zu bezahlen</a>
      </p>
    )}
  </>
)

const describeCompletion = ({ payment_status, intent }: CheckoutSessionDocument) => {
  if (payment_status === 'paid') return 'Diese Zahlung ist eingegangen.'
  return intent.capture_method === 'manual'
    ? 'Der Betrag ist auf Ihrer Karte vorgemerkt. Er wird erst nach einer letzten Prüfung eingezogen.'
    : 'Die Lastschrift ist beauftragt. Das Geld ist noch nicht da.'
}

const CompletedSession = ({
  session,
  successUrl,
}: {
  session: CheckoutSessionDocument
  successUrl: string
}) => (
  <>
    <p class="notice good" role="status">
      {describeCompletion(session)}
    </p>
    <p>
      <a class="primary" href={successUrl}>
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

const ExpiredSession = ({ session }: { session: CheckoutSessionDocument }) => (
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

type CheckoutPageProps = {
  session: CheckoutSessionDocument
  successUrl: string
  wasDeclined: boolean
}

/** The page at the address of a checkout session. */
export const CheckoutPage = ({ session, successUrl, wasDeclined }: CheckoutPageProps) => (
  <PageFrame title="Bezahlen">
    <h1>{formatCents(session.amount_total, session.currency)}</h1>
    <LineItems lines={session.lines} currency={session.currency} />
    {session.status === 'open' && <PayForms session={session} wasDeclined={wasDeclined} />}
    {session.status === 'complete' && (
      <CompletedSession session={session} successUrl={successUrl} />
    )}
    {session.status === 'expired' && <ExpiredSession session={session} />}
  </PageFrame>
)

export const MissingPage = () => (
  <PageFrame title="Nicht gefunden">
    <h1>Nicht gefunden</h1>
    <p>Unter dieser Adresse gibt es keinen Bezahlvorgang.</p>
  </PageFrame>
)
