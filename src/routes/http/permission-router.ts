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

export type Asked = Context<Env>
export type Guards = Record<Permission, MiddlewareHandler<Env>>

type Method = 'get' | 'post' | 'delete'
export type Named = { method: Method; path: string; permission: Permission }

/** A way to add routes, each with the permission it needs; there is no other way in. */
export type Door = {
  get(path: string, permission: Permission, handler: Handler<Env>): void
  post(path: string, permission: Permission, handler: Handler<Env>): void
  delete(path: string, permission: Permission, handler: Handler<Env>): void
  app: Hono<Env>
  named: readonly Named[]
}

export const openDoor = (guards: Guards): Door => {
  const app = new Hono<Env>()
  const named: Named[] = []
  const add = (method: Method) => (path: string, permission: Permission, handler: Handler<Env>) => {
    named.push({ method, path, permission })
    app[method](path, guards[permission], handler)
  }
  return { get: add('get'), post: add('post'), delete: add('delete'), app, named }
}
