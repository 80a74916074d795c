import type { Latency } from '../../fault-injector'
import type { World } from '../store/coolify-store'
import type { Ability, Route } from './define-route'
import { openRateLimiter } from './rate-limiter'
import {
  type Asked,
  abilitiesOf,
  bodyOf,
  callOf,
  disabled,
  isGone,
  may,
  missing,
  type Tokens,
  unauthenticated,
  unknownPath,
} from './request-guards'
import { type Answer, message, tooMany } from './responses'
import { openRouter } from './route-matcher'

export type Api = (asked: Asked) => Promise<Answer>

const version = '4.3.11'
const perMinuteByDefault = 2000

const isEnabled = (world: World) =>
  world.shelf.get<{ enabled: boolean }>('switch', 'api')?.enabled ?? true

const setEnabled = (world: World, enabled: boolean) => {
  world.shelf.put('switch', 'api', { enabled })
  return message(200, `API ${enabled ? 'enabled' : 'disabled'}.`)
}

/** The switches that work whether the API is enabled or not. */
const switched = (world: World, { method, path }: Asked, abilities: readonly Ability[]) => {
  const enabled = { '/enable': true, '/disable': false }[path]
  if (enabled === undefined || method !== 'POST') return undefined
  if (!may(abilities, 'write')) return missing('write')
  return setEnabled(world, enabled)
}

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
})

/** Coolify's API without its socket: who may, how often, what is asked, and the answer. */
export const openApi = (
  world: World,
  routes: Route[],
  tokens: Tokens,
  latency: () => Latency,
): Api => {
  const find = openRouter(routes)
  const limit = openRateLimiter()

  const answered = async (asked: Asked, abilities: readonly Ability[]): Promise<Answer> => {
    const changed = switched(world, asked, abilities)
    if (changed) return changed
    if (!isEnabled(world)) return disabled
    const moved = isGone(asked)
    if (moved) return moved
    if (asked.method === 'GET' && asked.path === '/version')
      return may(abilities, 'read') ? { status: 200, body: version } : missing('read')
    const match = find(asked.method, asked.path)
    if (!match) return unknownPath
    const { route, path } = match
    if (!may(abilities, route.ability)) return missing(route.ability)
    const body = bodyOf(route, asked)
    if ('refusal' in body) return body.refusal
    return route.handle(callOf(asked, path, body.body, abilities))
  }

  return async (asked) => {
    if (asked.method === 'GET' && asked.path === '/health') return { status: 200, body: 'OK' }
    const abilities = abilitiesOf(tokens, asked)
    if (!abilities) return unauthenticated
    const perMinute = latency().perMinute ?? perMinuteByDefault
    const { allowed, remaining, retryAfterSeconds } = limit(perMinute, Date.now())
    const headers: Record<string, string> =
      perMinute === 0
        ? {}
        : {
            'x-ratelimit-limit': String(perMinute),
            'x-ratelimit-remaining': String(remaining),
          }
    const answer = allowed
      ? await answered(asked, abilities)
      : tooMany('Too Many Attempts.', retryAfterSeconds)
    return withHeaders(answer, headers)
  }
}
