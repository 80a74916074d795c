import type { Answer } from './responses'
import type { Body } from './validate-body'

export type Ability = 'read' | 'write' | 'deploy' | 'read:sensitive' | 'write:sensitive' | 'root'

/** One request that has passed the door. */
export type Call = {
  path: Record<string, string>
  query: URLSearchParams
  body: Body
  /** Whether the token may see secrets. */
  sensitive: boolean
}

export type Handler = (call: Call) => Answer | Promise<Answer>

/** `body: 'json'`: must be a filled JSON body; 'optional': may be one; 'none': is not looked at. */
export type Route = {
  method: string
  path: string
  ability: Ability
  body: 'json' | 'optional' | 'none'
  handle: Handler
}

export const get = (path: string, handle: Handler): Route => ({
  method: 'GET',
  path,
  ability: 'read',
  body: 'none',
  handle,
})
export const post = (path: string, handle: Handler): Route => ({
  method: 'POST',
  path,
  ability: 'write',
  body: 'json',
  handle,
})
export const patch = (path: string, handle: Handler): Route => ({
  ...post(path, handle),
  method: 'PATCH',
})
export const remove = (path: string, handle: Handler): Route => ({
  method: 'DELETE',
  path,
  ability: 'write',
  body: 'none',
  handle,
})
/** Asks Coolify to do something with what is there; takes no body. */
export const act = (path: string, ability: Ability, handle: Handler): Route => ({
  method: 'POST',
  path,
  ability,
  body: 'none',
  handle,
})

/** A path parameter; the router has matched it. */
export const param = (call: Call, name: string) => call.path[name] ?? ''

/** A query switch as PHP reads it: absent is `otherwise`; 0, false, off and no are false. */
export const flag = (call: Call, name: string, otherwise: boolean) => {
  const value = call.query.get(name)
  return value === null ? otherwise : !['0', 'false', 'off', 'no', ''].includes(value.toLowerCase())
}
