import { Card } from '../parts/card'
import { Empty } from '../parts/empty'
import { Moment } from '../parts/moment'
import { Scroll } from '../parts/scroll'
import type { Texts } from '../texts/de'
import type { TokenShown } from './tokens-shown'

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

const Row = ({ t, now, token }: { t: Texts; now: string; token: TokenShown }) => (
  <tr>
    <td>
      <strong>{token.name}</strong>
      <span class="sub">{token.scopes.map((scope) => t.tokens.scopes[scope]).join(', ')}</span>
    </td>
    <td class="num">
      <Moment t={t} at={token.issuedAt} />
    </td>
    <td class="num">
      <Moment t={t} at={token.expiresAt} />
      {token.expiresAt <= now && <span class="sub">{t.tokens.over}</span>}
    </td>
    <td class="num">
      {token.usedAt ? <Moment t={t} at={token.usedAt} as={{ ago: now }} /> : t.tokens.never}
    </td>
    <td>
      <Revocation t={t} token={token} />
    </td>
  </tr>
)

const Table = ({ t, now, tokens }: Props) => {
  const { columns } = t.tokens
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.issued}</th>
          <th scope="col">{columns.expires}</th>
          <th scope="col">{columns.used}</th>
          <th scope="col">{columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row t={t} now={now} token={token} />
        ))}
      </tbody>
    </table>
  )
}

/** Her tokens that were not revoked, each with its way to revoke it. */
export const TokenList = (props: Props) => {
  const said = props.t.tokens
  return (
    <Card id="tokens" title={said.list}>
      {props.tokens.length === 0 ? (
        <Empty title={said.emptyTitle} text={said.emptyText} />
      ) : (
        <Scroll label={`${said.list}, ${props.t.table}`}>
          <Table {...props} />
        </Scroll>
      )}
    </Card>
  )
}
