import type { CoolifyResponse } from './responses'
import type { JsonBody } from './validate-body'

export type TokenAbility =
  | 'read'
  | 'write'
  | 'deploy'
  | 'read:sensitive'
  | 'write:sensitive'
  | 'root'

/** One request that has passed the door. */
export type CoolifyRequest = {
  path: Record<string, string>
  query: URLSearchParams
  body: JsonBody
  /** Whether the token may see secrets. */
  canReadSecrets: boolean
}

export type CoolifyRouteHandler = (
  call: CoolifyRequest,
) => CoolifyResponse | Promise<CoolifyResponse>

/** `body: 'json'`: must be a filled JSON body; 'optional': may be one; 'none': is not looked at. */
export type CoolifyRoute = {
  method: string
  path: string
  ability: TokenAbility
  body: 'json' | 'optional' | 'none'
  handle: CoolifyRouteHandler
}

export const getRoute = (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
  method: 'GET',
  path,
  ability: 'read',
  body: 'none',
  handle,
})
export const postRoute = (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
  method: 'POST',
  path,
  ability: 'write',
  body: 'json',
  handle,
})
export const patchRoute = (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
  ...postRoute(path, handle),
  method: 'PATCH',
})
export const deleteRoute = (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
  method: 'DELETE',
  path,
  ability: 'write',
  body: 'none',
  handle,
})
/** Asks Coolify to do something with what is there; takes no body. */
export const actionRoute = (
  path: string,
  ability: TokenAbility,
  handle: CoolifyRouteHandler,
): CoolifyRoute => ({
  method: 'POST',
  path,
  ability,
  body: 'none',
  handle,
})

/** A path parameter; the router has matched it. */
export const getPathParameter = (call: CoolifyRequest, name: string) => call.path[name] ?? ''

/** A query switch as PHP reads it: absent is `otherwise`; 0, false, off and no are false. */
export const getQueryFlag = (call: CoolifyRequest, name: string, otherwise: boolean) => {
  const value = call.query.get(name)
  return value === null ? otherwise : !['0', 'false', 'off', 'no', ''].includes(value.toLowerCase())
}
