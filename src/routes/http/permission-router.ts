import type { RouteConfigToTypedResponse, RouteHandler } from '@hono/zod-openapi'
import type { Context, Handler, Hono, MiddlewareHandler, TypedResponse } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { ApiScope, Role } from '../../../events/codes'
import type { ApiRoute } from './api-route'
import type { FormRefusal } from './router/validate-request'

/**
 * Who may come in. `order`: by order token, or staff. `write`: admins and caseworkers. `manage`:
 * admins. A scope: by a personal token that has it, and by nothing else.
 */
export type Permission =
  | 'public'
  | 'order'
  | 'runtime'
  | 'read'
  | 'write'
  | 'manage'
  | 'audit'
  | 'operator'
  | ApiScope

export type Staff = { personId: string; role: Role; name: string; sessionId: string }

/** The member of staff for whom a program acts. */
type TokenCaller = { personId: string; tokenId: string }

export type Env = {
  Variables: {
    requestId: string
    staff?: Staff
    caller?: TokenCaller
    runtime?: { projectId: string }
  }
}

export type RequestContext = Context<Env>
/** `public` needs no guard. */
export type PermissionGuards = Record<Exclude<Permission, 'public'>, MiddlewareHandler<Env>>

/** What `c.json()` answers is checked against the schema of its status; `c.body()` is not. */
type ApiResponse<Route extends ApiRoute> =
  | RouteConfigToTypedResponse<Route>
  | TypedResponse<string | null, StatusCode, 'body'>

/** Answers a declared route; `c.req.valid()` holds what was validated by its schemas. */
export type ApiHandler<Route extends ApiRoute> = (
  c: Parameters<RouteHandler<Route, Env>>[0],
) => ApiResponse<Route> | Promise<ApiResponse<Route>>

export type RouteMethod = 'get' | 'post' | 'delete'
/** `declaration`: of the routes that `/openapi.json` describes. */
export type RegisteredRoute = {
  method: RouteMethod
  path: string
  permission: Permission
  declaration?: ApiRoute
}

type PageForm<Schema extends z.ZodType> = {
  schema: Schema
  /** Shows the page again with what is wrong; without it any error is one page for all. */
  refuse?: FormRefusal
  submit: (c: RequestContext, fields: z.output<Schema>) => Response | Promise<Response>
}

/** A way to add routes, each with the permission it needs; there is no other way in. */
export type PermissionRouter = {
  get(path: string, permission: Permission, handler: Handler<Env>): void
  post(path: string, permission: Permission, handler: Handler<Env>): void
  delete(path: string, permission: Permission, handler: Handler<Env>): void
  /** A JSON route; its request is validated behind the guard and before the handler. */
  openapi<Route extends ApiRoute & { method: RouteMethod; getRoutingPath(): string }>(
    route: Route,
    permission: Permission,
    handler: ApiHandler<Route>,
  ): void
  /** The form of a page: the handler gets its fields as the schema reads them. */
  form<Schema extends z.ZodType>(path: string, permission: Permission, form: PageForm<Schema>): void
  app: Hono<Env>
  routes: readonly RegisteredRoute[]
}
