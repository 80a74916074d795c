import type { Handler, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { answerConditionally } from '../middleware/conditional-request'
import type { HandleRequests, RequestHandler } from '../middleware/handle-request'
import { joinHandlers } from '../middleware/handle-request'
import type {
  Env,
  Permission,
  PermissionGuards,
  PermissionRouter,
  RegisteredRoute,
  RouteMethod,
} from '../permission-router'
import { formValidator, requestValidators } from './validate-request'

type RouterOptions = {
  handle?: HandleRequests
  /** What a request passes before the route's guard. */
  listLimits?: (method: RouteMethod, path: string) => readonly MiddlewareHandler<Env>[]
}

export const createPermissionRouter = (
  guards: PermissionGuards,
  { handle = (_, answer) => answer, listLimits = () => [] }: RouterOptions = {},
): PermissionRouter => {
  const app = new Hono<Env>()
  const routes: RegisteredRoute[] = []
  const addRoute = (route: RegisteredRoute, handlers: readonly Handler<Env>[]) => {
    const { method, path, permission } = route
    const guard = permission === 'public' ? [] : [guards[permission]]
    routes.push(route)
    app[method](
      path,
      handle(path, joinHandlers([...listLimits(method, path), ...guard, ...handlers])),
    )
  }
  const add =
    (method: RouteMethod) => (path: string, permission: Permission, handler: Handler<Env>) =>
      addRoute({ method, path, permission }, [handler])
  return {
    get: add('get'),
    post: add('post'),
    delete: add('delete'),
    openapi: (route, permission, handler) => {
      const { method, isConditional } = route
      const answer = handler as unknown as RequestHandler
      const path = route.getRoutingPath()
      addRoute({ method, path, permission, declaration: route }, [
        ...requestValidators(route),
        isConditional ? answerConditionally(answer) : answer,
      ])
    },
    form: (path, permission, { schema, refuse, submit }) =>
      addRoute({ method: 'post', path, permission }, [
        formValidator(schema, refuse),
        async (c) => submit(c, c.req.valid('form' as never)),
      ]),
    app,
    routes,
  }
}
