import { scopesOf } from '../../../../events/codes'
import type { Fault } from '../../../../events/refusal-error'
import { Refused } from '../../../../events/refusal-error'
import { TokensPage } from '../../../../views/admin/people/tokens-page'
import type { TokensShown } from '../../../../views/admin/people/tokens-view-model'
import { staffIn } from '../../http/guards/staff-guards'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import { faultsIn } from '../../http/refusal'
import type { TokenTyped } from './api-token-request'
import { lifetimes, tokenTyped, wishOf } from './api-token-request'
import { issueToken, revokeToken, tokensShown } from './api-tokens'

type Look = { typed?: TokenTyped; problems?: readonly Fault[] } & Pick<TokensShown, 'issued'>

const page = async (c: Asked, desk: StaffDesk, { typed, problems = [], issued }: Look = {}) => {
  const staff = staffIn(c)
  const { name, scopes, days } = typed ?? { name: '', scopes: ['projects:read'], days: '90' }
  const form = {
    id: Bun.randomUUIDv7(),
    allowed: scopesOf[staff.role],
    lifetimes,
    values: { name, scopes, days },
    problems,
  }
  const shown = { tokens: await tokensShown(desk, staff), form, ...(issued ? { issued } : {}) }
  return <TokensPage frame={staffFrameOf(c, desk, staff)} shown={shown} />
}

const requestOf = (c: Asked) => ({ staff: staffIn(c), requestId: c.var.requestId })

const issue = (desk: StaffDesk) => async (c: Asked) => {
  const typed = await tokenTyped(c)
  const refuse = async (problems: readonly Fault[]) =>
    c.html(
      await page(c, desk, { typed, problems }),
      statusOf(problems[0]?.code ?? 'INVALID') as 422,
    )
  const wish = wishOf(typed)
  if (Array.isArray(wish)) return refuse(wish)
  try {
    const token = await issueToken(desk, requestOf(c), wish)
    return c.html(await page(c, desk, { issued: { name: wish.name, token } }), 201)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // The form came twice: what it issued was shown then, and is never shown again.
    if (error.code === 'API_TOKENS_PKEY') return c.redirect('/admin/tokens', 303)
    return refuse(faultsIn(error))
  }
}

const revoke = (desk: StaffDesk) => async (c: Asked) => {
  try {
    await revokeToken(desk, requestOf(c), c.req.param('id') ?? '')
  } catch (error) {
    if (error instanceof Refused && error.code === 'NOT_FOUND') return notFound(c, desk)
    throw error
  }
  return c.redirect('/admin/tokens', 303)
}

/** Each member of staff's own API tokens; nobody sees or revokes those of another. */
export const tokenRoutes = (door: Door, desk: StaffDesk) => {
  door.get('/admin/tokens', 'read', async (c) => c.html(await page(c, desk)))
  door.post('/admin/tokens', 'read', issue(desk))
  door.post('/admin/tokens/:id/revocation', 'read', revoke(desk))
}
