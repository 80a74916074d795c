import { z } from '@hono/zod-openapi'
import { DocsPage } from '../../../views/docs/docs-page'
import type { ApiRoute } from '../http/api-route'
import { createApiRoute, jsonResponse, notModified } from '../http/api-route'
import { conditionalHeaders } from '../http/api-schemas'
import { frameOf } from '../http/page-frames'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { createOpenApiDocument } from './open-api-document'

/** `additionalRoutes`: of the sandbox, whose console is an app of its own. */
type DocsOptions = { version: string; additionalRoutes?: readonly ApiRoute[] }

const documentRoute = createApiRoute({
  method: 'get',
  path: '/openapi.json',
  tags: ['Operation'],
  summary: 'This description',
  isConditional: true,
  request: { headers: z.object(conditionalHeaders) },
  responses: {
    200: jsonResponse('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })),
    304: notModified,
  },
  refusals: ['PRECONDITION_FAILED'],
})

/** The routes that `/openapi.json` describes. */
const describedRoutes = (router: PermissionRouter, additionalRoutes: readonly ApiRoute[]) => [
  ...router.routes.flatMap(({ declaration, permission }) =>
    declaration ? [{ declaration, permission }] : [],
  ),
  ...additionalRoutes.map((declaration) => ({ declaration, permission: 'public' as const })),
]

/** The interface's description, for programs and for people. */
export const docsRoutes =
  (deps: RouteDependencies, { version, additionalRoutes = [] }: DocsOptions) =>
  (router: PermissionRouter) => {
    let document: ReturnType<typeof createOpenApiDocument> | undefined
    // Written at the first request: by then every route is declared.
    const getDocument = () => {
      const { publicUrl } = deps
      document ??= createOpenApiDocument(describedRoutes(router, additionalRoutes), {
        version,
        publicUrl,
      })
      return document
    }
    router.openapi(documentRoute, 'public', (c) =>
      c.body(JSON.stringify(getDocument()), 200, {
        'cache-control': 'public, max-age=0, must-revalidate',
        vary: 'Accept-Encoding',
        'content-type': 'application/json',
      }),
    )
    router.get('/docs', 'public', (c) =>
      c.html(<DocsPage frame={frameOf(c, deps)} document={getDocument()} />),
    )
  }
