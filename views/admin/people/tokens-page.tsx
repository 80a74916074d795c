import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Card } from '../../parts/card'
import { TokenForm } from './token-form'
import { TokenList } from './token-list'
import type { TokensViewModel } from './tokens-view-model'

type Props = { frame: StaffPageFrame; model: TokensViewModel }

const IssuedTokenNotice = ({
  frame: { t },
  issued,
}: Pick<Props, 'frame'> & { issued: TokensViewModel['issuedToken'] }) =>
  issued ? (
    <section class="notice task good" role="status" aria-labelledby="issued-title">
      <h2 id="issued-title">{t.tokens.issuedTitle(issued.name)}</h2>
      <p>{t.tokens.issuedText}</p>
      <code class="secret">{issued.token}</code>
      <p class="hint">
        {t.tokens.issuedUse} <a href="/docs">{t.tokens.docs}</a>
      </p>
    </section>
  ) : null

/** The viewer's own API tokens. */
export const TokensPage = ({ frame, model }: Props) => {
  const { t, now } = frame
  return (
    <StaffShell frame={frame} title={t.tokens.title}>
      <div class="head">
        <div>
          <h1>{t.tokens.title}</h1>
          <p class="facts">{t.tokens.text}</p>
        </div>
      </div>
      <IssuedTokenNotice frame={frame} issued={model.issuedToken} />
      <div class="stack">
        <TokenList t={t} now={now} tokens={model.tokens} />
        <Card id="create" title={t.tokens.create}>
          <div class="body">
            <TokenForm t={t} form={model.form} />
          </div>
        </Card>
      </div>
    </StaffShell>
  )
}
