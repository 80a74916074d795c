import type { RequestContext } from '../permission-router'
import { problemResponse } from '../problem'
import type { RequestHandler } from './handle-request'

type EntityTag = { isWeak: boolean; opaque: string }

/** RFC 9110, 8.8.3: `W/` is case-sensitive, the quotes belong to it, and nothing is escaped. */
const tagPattern = /^(W\/)?("[\x21\x23-\x7e\x80-\xff]*")$/

const parseEntityTag = (text: string): EntityTag | undefined => {
  const [, weak, opaque] = tagPattern.exec(text.trim()) ?? []
  return opaque === undefined ? undefined : { isWeak: weak !== undefined, opaque }
}

/** A tag may hold commas. */
const listItemPattern = /(?:W\/)?"[^"]*"|[^,\s][^,]*/g

/** The tags of a list; what is no tag names nothing. */
const parseEntityTags = (header: string): EntityTag[] =>
  (header.match(listItemPattern) ?? []).flatMap((text) => parseEntityTag(text) ?? [])

const isSameWeakly = (one: EntityTag, other: EntityTag) => one.opaque === other.opaque
const isSameStrongly = (one: EntityTag, other: EntityTag) =>
  !one.isWeak && !other.isWeak && one.opaque === other.opaque

const namesTag = (
  header: string,
  etag: string,
  isSame: (one: EntityTag, other: EntityTag) => boolean,
) => {
  const current = parseEntityTag(etag)
  if (header.trim() === '*') return true
  return current !== undefined && parseEntityTags(header).some((tag) => isSame(tag, current))
}

type Precondition = 'MET' | 'NOT_MODIFIED' | 'PRECONDITION_FAILED'

/**
 * What the conditions of a request mean for what `etag` names, in the order of RFC 9110, 13.2.2.
 * We name no dates, so that conditions on dates do not count.
 */
export const evaluatePreconditions = (c: RequestContext, etag: string): Precondition => {
  const ifMatch = c.req.header('if-match')
  if (ifMatch !== undefined && !namesTag(ifMatch, etag, isSameStrongly))
    return 'PRECONDITION_FAILED'
  const ifNoneMatch = c.req.header('if-none-match')
  if (ifNoneMatch === undefined || !namesTag(ifNoneMatch, etag, isSameWeakly)) return 'MET'
  return c.req.method === 'GET' || c.req.method === 'HEAD' ? 'NOT_MODIFIED' : 'PRECONDITION_FAILED'
}

/** Whether a range still belongs to what `etag` names; a weak tag, a date or a list never says so. */
export const isRangeCurrent = (c: RequestContext, etag: string): boolean => {
  const ifRange = c.req.header('if-range')
  if (ifRange === undefined) return true
  const [asked, current] = [parseEntityTag(ifRange), parseEntityTag(etag)]
  return asked !== undefined && current !== undefined && isSameStrongly(asked, current)
}

/** They describe a body, which a 304 does not have. */
const bodyHeaderPattern = /^(content-(?!location$)|repr-digest$)/

const respondNotModified = (headers: Headers) =>
  new Response(null, {
    status: 304,
    headers: [...headers].filter(([name]) => !bodyHeaderPattern.test(name)),
  })

const digestOf = async (response: Response) =>
  `"${new Bun.CryptoHasher('sha256')
    .update(await response.clone().arrayBuffer())
    .digest('base64url')
    .slice(0, 22)}"`

/**
 * Answers conditional requests by the `ETag` of the answer, or by one of its body. Not hono/etag: it
 * knows no `If-Match`, takes what stands within other text for a tag, and drops the request's id.
 */
export const answerConditionally =
  (answer: RequestHandler): RequestHandler =>
  async (c) => {
    const response = await answer(c)
    if (!response.ok) return response
    const { headers } = response
    const named = headers.get('etag')
    const etag = named ?? (await digestOf(response))
    if (!named) headers.set('etag', etag)
    const precondition = evaluatePreconditions(c, etag)
    if (precondition === 'MET') return response
    await response.body?.cancel()
    return precondition === 'NOT_MODIFIED'
      ? respondNotModified(headers)
      : problemResponse(c, { code: 'PRECONDITION_FAILED' })
  }
