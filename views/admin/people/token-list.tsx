import { ActDialog, ActLink } from '../../parts/act-dialog'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import type { ApiTokenViewModel } from './tokens-view-model'

type Props = { t: Texts; now: string; tokens: readonly ApiTokenViewModel[] }

const RevocationForm = ({ t, token }: { t: Texts; token: ApiTokenViewModel }) => (
  <div>
    <ActLink
      id={`revocation-${token.id}`}
      label={t.tokens.revoke}
      tone=" danger"
      spokenName={token.name}
    />
    <ActDialog
      t={t}
      id={`revocation-${token.id}`}
      title={t.tokens.revokeTitle}
      subject={token.name}
      url={`/admin/tokens/${token.id}/revocation`}
      closeHref="/admin/tokens"
      submit={t.tokens.revokeSubmit(token.name)}
      isDangerous
      textId={`revocation-${token.id}-text`}
    >
      <p id={`revocation-${token.id}-text`}>{t.tokens.revokeText}</p>
    </ActDialog>
  </div>
)

const TokenDates = ({ t, now, token: { issuedAt, expiresAt, usedAt } }: ItemProps) => (
  <p class="meta">
    {t.tokens.issuedOn} <Timestamp t={t} at={issuedAt} /> · {t.tokens.expires}{' '}
    <Timestamp t={t} at={expiresAt} />
    {expiresAt <= now && ` (${t.tokens.expired})`} ·{' '}
    {usedAt ? (
      <>
        {t.tokens.used} <Timestamp t={t} at={usedAt} format={{ relativeTo: now }} />
      </>
    ) : (
      t.tokens.neverUsed
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
        <TokenDates {...props} />
      </div>
      <RevocationForm t={t} token={token} />
    </li>
  )
}
type ItemProps = { t: Texts; now: string; token: ApiTokenViewModel }

/** The viewer's unrevoked tokens, each with a form to revoke it. */
export const TokenList = (props: Props) => {
  const texts = props.t.tokens
  return (
    <Card id="tokens" title={texts.list}>
      {props.tokens.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
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
