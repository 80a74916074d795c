import type { Latency } from '../../fault-injector'
import { createFixedWindowLimiter } from '../../rate-limiters'
import type { CoolifyStore } from '../store/coolify-store'
import type { CoolifyRoute, TokenAbility } from './define-route'
import {
  apiDisabledResponse,
  type CoolifyHttpRequest,
  findTokenAbilities,
  hasAbility,
  invalidTokenResponse,
  parseRequestBody,
  rejectMovedGet,
  respondMissingAbility,
  type TokenAbilities,
  toCoolifyRequest,
  unknownPathResponse,
} from './request-guards'
import { type CoolifyResponse, respond } from './responses'
import { createRouteMatcher } from './route-matcher'

export type CoolifyApi = (request: CoolifyHttpRequest) => Promise<CoolifyResponse>

const coolifyVersion = '4.3.11'
const defaultRequestsPerMinute = 2000

const isApiEnabled = (store: CoolifyStore) =>
  store.documentStore.get<{ enabled: boolean }>('switch', 'api')?.enabled ?? true

const setApiEnabled = (store: CoolifyStore, enabled: boolean) => {
  store.documentStore.put('switch', 'api', { enabled })
  return respond.message(200, `API ${enabled ? 'enabled' : 'disabled'}.`)
}

/** The switches that work whether the API is enabled or not. */
const handleApiSwitch = (
  store: CoolifyStore,
  { method, path }: CoolifyHttpRequest,
  abilities: readonly TokenAbility[],
) => {
  const enabled = { '/enable': true, '/disable': false }[path]
  if (enabled === undefined || method !== 'POST') return undefined
  if (!hasAbility(abilities, 'write')) return respondMissingAbility('write')
  return setApiEnabled(store, enabled)
}

const withHeaders = (
  answer: CoolifyResponse,
  headers: Record<string, string>,
): CoolifyResponse => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
})

/** Coolify's API without its socket: token, rate limit, route and body, then the answer. */
export const createCoolifyApi = (
  store: CoolifyStore,
  routes: CoolifyRoute[],
  tokens: TokenAbilities,
  latency: () => Latency,
): CoolifyApi => {
  const matchRoute = createRouteMatcher(routes)
  const limitRate = createFixedWindowLimiter()

  const handleRequest = (
    request: CoolifyHttpRequest,
    abilities: readonly TokenAbility[],
  ): CoolifyResponse => {
    const switched = handleApiSwitch(store, request, abilities)
    if (switched) return switched
    if (!isApiEnabled(store)) return apiDisabledResponse
    const refusal = rejectMovedGet(request)
    if (refusal) return refusal
    if (request.method === 'GET' && request.path === '/version')
      return hasAbility(abilities, 'read')
        ? { status: 200, body: coolifyVersion }
        : respondMissingAbility('read')
    const match = matchRoute(request.method, request.path)
    if (!match) return unknownPathResponse
    const { route, path } = match
    if (!hasAbility(abilities, route.ability)) return respondMissingAbility(route.ability)
    const body = parseRequestBody(route, request)
    if ('refusal' in body) return body.refusal
    return route.handle(toCoolifyRequest(request, path, body.body, abilities))
  }

  return async (request) => {
    if (request.method === 'GET' && request.path === '/health') return { status: 200, body: 'OK' }
    const abilities = findTokenAbilities(tokens, request)
    if (!abilities) return invalidTokenResponse
    const perMinute = latency().perMinute ?? defaultRequestsPerMinute
    const { isAllowed, remaining, retryAfterSeconds } = limitRate(perMinute, Date.now())
    const headers: Record<string, string> =
      perMinute === 0
        ? {}
        : {
            'x-ratelimit-limit': String(perMinute),
            'x-ratelimit-remaining': String(remaining),
          }
    const answer = isAllowed
      ? handleRequest(request, abilities)
      : respond.tooManyRequests('Too Many Attempts.', retryAfterSeconds)
    return withHeaders(answer, headers)
  }
}
