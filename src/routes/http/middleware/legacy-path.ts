import type { RequestContext } from '../permission-router'

/** The calls of satellites, and the methods that each answers. */
const calls: readonly (readonly [RegExp, 'GET' | 'POST'])[] = [
  [/^\/api\/(?:plugins|project-types|plugin-categories)$/, 'GET'],
  [/^\/api\/plugins\/[^/]+(?:\/(?:prices|versions))?$/, 'GET'],
  [/^\/api\/plugins\/[^/]+\/(?:download|trial)$/, 'POST'],
  [/^\/api\/projects\/me(?:\/licenses(?:\/[^/]+\/history)?)?$/, 'GET'],
]

const legacyPath = /^\/api(?:\/(?!v1(?:\/|$))|$)/

/** Where satellites of the old marketplace ask: they know none of our problems. */
export const isLegacyPath = (path: string) => legacyPath.test(path)

const page = (title: string, text: string) =>
  `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title.slice(4)}</h1>\n<p>${text}</p>\n`

/** What no route of satellites took, as the old server answered it. */
export const respondOutsideLegacyRoutes = (c: RequestContext) => {
  const method = calls.find(([pattern]) => pattern.test(c.req.path))?.[1]
  if (!method)
    return c.html(
      page(
        '404 Not Found',
        'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
      ),
      404,
    )
  c.header('allow', method === 'GET' ? 'GET, HEAD, OPTIONS' : 'OPTIONS, POST')
  if (c.req.method === 'OPTIONS') return c.body('', 200)
  return c.html(
    page('405 Method Not Allowed', 'The method is not allowed for the requested URL.'),
    405,
  )
}
