import { createHash } from 'node:crypto'
import { DocsPage } from '../../../views/docs/docs-page'
import { frameOf } from '../http/page-frames'
import type { Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import type { Call } from './api-call'
import { openApiDocument } from './open-api-document'

type About = { version: string; also?: readonly Call[] }

/** The interface's description, for programs and for people. */
export const docsRoutes = (desk: Desk, about: About) => (door: Door) => {
  const document = openApiDocument({ ...about, publicUrl: desk.publicUrl })
  const body = JSON.stringify(document)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate' }
  door.get('/openapi.json', 'public', (c) =>
    c.req.header('if-none-match') === etag
      ? c.body(null, 304, headers)
      : c.body(body, 200, { ...headers, 'content-type': 'application/json' }),
  )
  door.get('/docs', 'public', (c) =>
    c.html(<DocsPage frame={frameOf(c, desk)} document={document} />),
  )
}
