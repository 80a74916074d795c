import { Card } from '../../parts/card'
import { Empty } from '../../parts/empty-state'
import { Moment } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import type { TokenShown } from './tokens-view-model'

type Props = { t: Texts; now: string; tokens: readonly TokenShown[] }

const Revocation = ({ t, token }: { t: Texts; token: TokenShown }) => (
  <details class="act inline">
    <summary class="btn danger">{t.tokens.revoke}</summary>
    <form
      class="panel stack"
      method="post"
      action={`/admin/tokens/${token.id}/revocation`}
      aria-label={t.tokens.revokeSubmit(token.name)}
    >
      <p>{t.tokens.revokeText}</p>
      <div>
        <button class="btn primary danger" type="submit">
          {t.tokens.revokeSubmit(token.name)}
        </button>
      </div>
    </form>
  </details>
)

const Times = ({ t, now, token: { issuedAt, expiresAt, usedAt } }: ItemProps) => (
  <p class="meta">
    {t.tokens.issuedOn} <Moment t={t} at={issuedAt} /> · {t.tokens.expires}{' '}
    <Moment t={t} at={expiresAt} />
    {expiresAt <= now && ` (${t.tokens.over})`} ·{' '}
    {usedAt ? (
      <>
        {t.tokens.used} <Moment t={t} at={usedAt} as={{ ago: now }} />
      </>
    ) : (
      t.tokens.never
    )}
  </p>
)

const Item = (props: ItemProps) => {
  const { t, token } = props
  return (
    <li>
      <div>
        <strong>{token.name}</strong>
        <p>{token.scopes.map((scope) => t.tokens.scopes[scope]).join(', ')}</p>
        <Times {...props} />
      </div>
      <Revocation t={t} token={token} />
    </li>
  )
}
type ItemProps = { t: Texts; now: string; token: TokenShown }

/** Her tokens that were not revoked, each with its way to revoke it. */
export const TokenList = (props: Props) => {
  const said = props.t.tokens
  return (
    <Card id="tokens" title={said.list}>
      {props.tokens.length === 0 ? (
        <Empty title={said.emptyTitle} text={said.emptyText} />
      ) : (
        <ul class="tokens">
          {props.tokens.map((token) => (
            <Item t={props.t} now={props.now} token={token} />
          ))}
        </ul>
      )}
    </Card>
  )
}
