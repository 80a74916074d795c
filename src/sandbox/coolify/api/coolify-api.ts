import type { Latency } from '../../fault-injector'
import type { CoolifyStore } from '../store/coolify-store'
import type { CoolifyRoute, TokenAbility } from './define-route'
import { createMinuteRateLimiter } from './rate-limiter'
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
import { type CoolifyResponse, respondMessage, respondTooManyRequests } from './responses'
import { createRouteMatcher } from './route-matcher'

export type CoolifyApi = (request: CoolifyHttpRequest) => Promise<CoolifyResponse>

const coolifyVersion = '4.3.11'
const defaultRequestsPerMinute = 2000

const isApiEnabled = (world: CoolifyStore) =>
  world.documentStore.get<{ enabled: boolean }>('switch', 'api')?.enabled ?? true

const setApiEnabled = (world: CoolifyStore, enabled: boolean) => {
  world.documentStore.put('switch', 'api', { enabled })
  return respondMessage(200, `API ${enabled ? 'enabled' : 'disabled'}.`)
}

/** The switches that work whether the API is enabled or not. */
const handleApiSwitch = (
  world: CoolifyStore,
  { method, path }: CoolifyHttpRequest,
  abilities: readonly TokenAbility[],
) => {
  const enabled = { '/enable': true, '/disable': false }[path]
  if (enabled === undefined || method !== 'POST') return undefined
  if (!hasAbility(abilities, 'write')) return respondMissingAbility('write')
  return setApiEnabled(world, enabled)
}

const withHeaders = (
  answer: CoolifyResponse,
  headers: Record<string, string>,
): CoolifyResponse => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
})

/** Coolify's API without its socket: who may, how often, what is asked, and the answer. */
export const createCoolifyApi = (
  world: CoolifyStore,
  routes: CoolifyRoute[],
  tokens: TokenAbilities,
  latency: () => Latency,
): CoolifyApi => {
  const find = createRouteMatcher(routes)
  const limit = createMinuteRateLimiter()

  const answerRequest = async (
    request: CoolifyHttpRequest,
    abilities: readonly TokenAbility[],
  ): Promise<CoolifyResponse> => {
    const changed = handleApiSwitch(world, request, abilities)
    if (changed) return changed
    if (!isApiEnabled(world)) return apiDisabledResponse
    const moved = rejectMovedGet(request)
    if (moved) return moved
    if (request.method === 'GET' && request.path === '/version')
      return hasAbility(abilities, 'read')
        ? { status: 200, body: coolifyVersion }
        : respondMissingAbility('read')
    const match = find(request.method, request.path)
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
    const { isAllowed, remaining, retryAfterSeconds } = limit(perMinute, Date.now())
    const headers: Record<string, string> =
      perMinute === 0
        ? {}
        : {
            'x-ratelimit-limit': String(perMinute),
            'x-ratelimit-remaining': String(remaining),
          }
    const answer = isAllowed
      ? await answerRequest(request, abilities)
      : respondTooManyRequests('Too Many Attempts.', retryAfterSeconds)
    return withHeaders(answer, headers)
  }
}
