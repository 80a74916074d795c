import { type CoolifyResponse, respond } from './responses'
import { type BodyRules, type JsonBody, validateBody } from './validate-body'

export type TokenAbility =
  | 'read'
  | 'write'
  | 'deploy'
  | 'read:sensitive'
  | 'write:sensitive'
  | 'root'

/** A request whose token and body have been checked. */
export type CoolifyRequest = {
  path: Record<string, string>
  query: URLSearchParams
  body: JsonBody
  /** Whether the token may see secrets. */
  canReadSecrets: boolean
}

export type CoolifyRouteHandler = (request: CoolifyRequest) => CoolifyResponse

/** `body`: 'json' must not be empty, 'optional' may be missing, 'lenient' may be anything, 'none' is ignored. */
export type CoolifyRoute = {
  method: string
  path: string
  ability: TokenAbility
  body: 'json' | 'optional' | 'lenient' | 'none'
  handle: CoolifyRouteHandler
}

/** The ability and the body that a route demands follow from its verb. */
export const defineRoute = {
  get: (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
    method: 'GET',
    path,
    ability: 'read',
    body: 'none',
    handle,
  }),
  post: (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
    method: 'POST',
    path,
    ability: 'write',
    body: 'json',
    handle,
  }),
  patch: (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
    method: 'PATCH',
    path,
    ability: 'write',
    body: 'json',
    handle,
  }),
  delete: (path: string, handle: CoolifyRouteHandler): CoolifyRoute => ({
    method: 'DELETE',
    path,
    ability: 'write',
    body: 'none',
    handle,
  }),
  /** Has Coolify do something with a resource; takes no body. */
  action: (path: string, ability: TokenAbility, handle: CoolifyRouteHandler): CoolifyRoute => ({
    method: 'POST',
    path,
    ability,
    body: 'none',
    handle,
  }),
}

/** A path parameter; the route matcher has filled it in. */
export const getPathParameter = (request: CoolifyRequest, name: string) => request.path[name] ?? ''

/** A query switch as PHP reads it: without it `fallback`; 0, false, off and no are false. */
export const getQueryFlag = (request: CoolifyRequest, name: string, fallback: boolean) => {
  const value = request.query.get(name)
  return value === null ? fallback : !['0', 'false', 'off', 'no', ''].includes(value.toLowerCase())
}

/** Hands over the document that the path names, or answers 404. */
export const withDocument =
  <T>(
    label: string,
    collection: { get(uuid: string): T | undefined },
    handle: (document: T, request: CoolifyRequest) => CoolifyResponse,
  ): CoolifyRouteHandler =>
  (request) => {
    const document = collection.get(getPathParameter(request, 'uuid'))
    return document ? handle(document, request) : respond.notFound(label)
  }

/** Answers 422 with everything that is wrong with the body, unless it follows the rules. */
export const withValidBody =
  (rules: BodyRules, handle: CoolifyRouteHandler): CoolifyRouteHandler =>
  (request) => {
    const errors = validateBody(request.body, rules)
    return errors ? respond.validationFailed(errors) : handle(request)
  }
