import type { RouteConfigToTypedResponse, RouteHandler } from '@hono/zod-openapi'
import type { Context, Handler, MiddlewareHandler, TypedResponse } from 'hono'
import { Hono } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { ApiScope, Role } from '../../../events/codes'
import type { ApiRoute } from './api-route'
import type { FormRefusal } from './validate-request'
import { formValidator, requestValidators } from './validate-request'

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
export type PermissionGuards = Record<Permission, MiddlewareHandler<Env>>

/** What `c.json()` answers is checked against the schema of its status; `c.body()` is not. */
type ApiResponse<Route extends ApiRoute> =
  | RouteConfigToTypedResponse<Route>
  | TypedResponse<string | null, StatusCode, 'body'>

/** Answers a declared route; `c.req.valid()` holds what was validated by its schemas. */
export type ApiHandler<Route extends ApiRoute> = (
  c: Parameters<RouteHandler<Route, Env>>[0],
) => ApiResponse<Route> | Promise<ApiResponse<Route>>

type RouteMethod = 'get' | 'post' | 'delete'
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

export const createPermissionRouter = (guards: PermissionGuards): PermissionRouter => {
  const app = new Hono<Env>()
  const routes: RegisteredRoute[] = []
  const add =
    (method: RouteMethod) => (path: string, permission: Permission, handler: Handler<Env>) => {
      routes.push({ method, path, permission })
      app[method](path, guards[permission], handler)
    }
  return {
    get: add('get'),
    post: add('post'),
    delete: add('delete'),
    openapi: (route, permission, handler) => {
      const { method, middleware = [] } = route
      const path = route.getRoutingPath()
      routes.push({ method, path, permission, declaration: route })
      app.on(
        method,
        [path],
        guards[permission],
        ...[middleware].flat(),
        ...requestValidators(route),
        handler as Handler<Env>,
      )
    },
    form: (path, permission, { schema, refuse, submit }) => {
      routes.push({ method: 'post', path, permission })
      app.post(path, guards[permission], formValidator(schema, refuse), (c) =>
        submit(c, c.req.valid('form' as never)),
      )
    },
    app,
    routes,
  }
}
