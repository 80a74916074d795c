import { createHash } from 'node:crypto'
import { DocsPage } from '../../../views/docs/docs-page'
import { frameOf } from '../http/page-frames'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import type { ApiCall } from './api-call'
import { openApiDocument } from './open-api-document'

type DocsOptions = { version: string; additionalCalls?: readonly ApiCall[] }

/** The interface's description, for programs and for people. */
export const docsRoutes =
  (deps: RouteDependencies, about: DocsOptions) => (router: PermissionRouter) => {
    const document = openApiDocument({ ...about, publicUrl: deps.publicUrl })
    const body = JSON.stringify(document)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate' }
    router.get('/openapi.json', 'public', (c) =>
      c.req.header('if-none-match') === etag
        ? c.body(null, 304, headers)
        : c.body(body, 200, { ...headers, 'content-type': 'application/json' }),
    )
    router.get('/docs', 'public', (c) =>
      c.html(<DocsPage frame={frameOf(c, deps)} document={document} />),
    )
  }
