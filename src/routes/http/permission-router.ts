import type { Context, Handler, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import type { ApiScope, Role } from '../../../events/codes'

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
export type TokenCaller = { personId: string; tokenId: string }

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

type RouteMethod = 'get' | 'post' | 'delete'
export type RegisteredRoute = { method: RouteMethod; path: string; permission: Permission }

/** A way to add routes, each with the permission it needs; there is no other way in. */
export type PermissionRouter = {
  get(path: string, permission: Permission, handler: Handler<Env>): void
  post(path: string, permission: Permission, handler: Handler<Env>): void
  delete(path: string, permission: Permission, handler: Handler<Env>): void
  app: Hono<Env>
  routes: readonly RegisteredRoute[]
}

export const createPermissionRouter = (guards: PermissionGuards): PermissionRouter => {
  const app = new Hono<Env>()
  const named: RegisteredRoute[] = []
  const add =
    (method: RouteMethod) => (path: string, permission: Permission, handler: Handler<Env>) => {
      named.push({ method, path, permission })
      app[method](path, guards[permission], handler)
    }
  return { get: add('get'), post: add('post'), delete: add('delete'), app, routes: named }
}
