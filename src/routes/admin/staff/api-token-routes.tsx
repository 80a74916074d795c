import { scopesByRole } from '../../../../events/codes'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import { TokensPage } from '../../../../views/admin/people/tokens-page'
import type { TokensViewModel } from '../../../../views/admin/people/tokens-view-model'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import { fieldErrorsIn } from '../../http/refusal'
import type { ApiTokenForm } from './api-token-request'
import { apiTokenLifetimeDays, parseApiTokenRequest, readApiTokenForm } from './api-token-request'
import { issueApiToken, loadOwnTokens, revokeApiToken } from './api-tokens'

type TokensPageState = { form?: ApiTokenForm; errors?: readonly FieldError[] } & Pick<
  TokensViewModel,
  'issuedToken'
>

const renderTokensPage = async (
  c: RequestContext,
  deps: StaffRouteDependencies,
  { form: typed, errors = [], issuedToken }: TokensPageState = {},
) => {
  const staff = currentStaff(c)
  const { name, scopes, days } = typed ?? { name: '', scopes: ['projects:read'], days: '90' }
  const form = {
    id: Bun.randomUUIDv7(),
    allowedScopes: scopesByRole[staff.role],
    lifetimes: apiTokenLifetimeDays,
    values: { name, scopes, days },
    errors,
  }
  const shown = {
    tokens: await loadOwnTokens(deps, staff),
    form,
    ...(issuedToken ? { issuedToken } : {}),
  }
  return <TokensPage frame={staffFrameOf(c, deps, staff)} model={shown} />
}

const staffRequestOf = (c: RequestContext) => ({
  staff: currentStaff(c),
  requestId: c.var.requestId,
})

const submitTokenForm = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const typed = await readApiTokenForm(c)
  const refuse = async (errors: readonly FieldError[]) =>
    c.html(
      await renderTokensPage(c, deps, { form: typed, errors }),
      httpStatusOf(errors[0]?.code ?? 'INVALID') as 422,
    )
  const wish = parseApiTokenRequest(typed)
  if (Array.isArray(wish)) return refuse(wish)
  try {
    const token = await issueApiToken(deps, staffRequestOf(c), wish)
    return c.html(await renderTokensPage(c, deps, { issuedToken: { name: wish.name, token } }), 201)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    // The form came twice: what it issued was shown then, and is never shown again.
    if (error.code === 'API_TOKENS_PKEY') return c.redirect('/admin/tokens', 303)
    return refuse(fieldErrorsIn(error))
  }
}

const handleRevocation = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  try {
    await revokeApiToken(deps, staffRequestOf(c), c.req.param('id') ?? '')
  } catch (error) {
    if (error instanceof RefusalError && error.code === 'NOT_FOUND')
      return respondWithNotFound(c, deps)
    throw error
  }
  return c.redirect('/admin/tokens', 303)
}

/** Each member of staff's own API tokens; nobody sees or revokes those of another. */
export const apiTokenRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/admin/tokens', 'read', async (c) => c.html(await renderTokensPage(c, deps)))
  router.post('/admin/tokens', 'read', submitTokenForm(deps))
  router.post('/admin/tokens/:id/revocation', 'read', handleRevocation(deps))
}
