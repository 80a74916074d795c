import { z } from 'zod'
import type { Config } from '../../config'
import type { PublicationStage } from '../../domain/catalogue/decide-plugin-version'

/** One version as it is sent; without a manifest the marketplace signs, if it holds a key. */
type RemoteVersion = {
  name: string
  version: string
  archive: Uint8Array
  manifest?: string
  stage: PublicationStage
  /** Markdown. */
  changelog: string
  isBreaking: boolean
}

/** The marketplace refused; `code` is the one of its problem, if it named one. */
export class MarketplaceRefusal extends Error {
  readonly code: string | undefined

  constructor(call: string, status: number, code?: string, sentence?: string) {
    const found = [String(status), code, sentence].filter(Boolean).join(' ')
    super(`expected the marketplace to ${call}, found ${found}`)
    this.name = 'MarketplaceRefusal'
    this.code = code
  }
}

const problemSchema = z.object({
  code: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
})
const publishedSchema = z.object({
  name: z.string(),
  version: z.string(),
  sha256: z.string(),
  size: z.int(),
})
const versionsSchema = z.object({
  versions: z.array(z.object({ version: z.string(), runtime: z.string(), isCurrent: z.boolean() })),
})
const keySetSchema = z.object({ sequence: z.int() })

const [uploadMs, callMs] = [5 * 60_000, 30_000]

const explainFailure = (url: string, error: unknown) => {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new Error(`expected an answer from ${url} in time, found none`)
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`expected the marketplace at ${url}, found: ${reason}`, { cause: error })
}

/** What the marketplace itself says of a refusal, in plain text. */
const readRefusal = async (call: string, answer: Response) => {
  if (answer.status >= 300 && answer.status < 400)
    return new MarketplaceRefusal(call, answer.status, undefined, 'and its token goes nowhere else')
  const { data } = problemSchema.safeParse(await answer.json().catch(() => undefined))
  if (!data) return new MarketplaceRefusal(call, answer.status)
  const sentence = [data.title, data.detail && `(${data.detail})`].filter(Boolean).join(' ')
  return new MarketplaceRefusal(call, answer.status, data.code, sentence)
}

export type MarketplaceApi = {
  /** The current version of this name and runtime, or null. */
  findCurrentVersion(plugin: { name: string; runtime: string }): Promise<string | null>
  publish(version: RemoteVersion): Promise<z.infer<typeof publishedSchema>>
  /** Throws MarketplaceRefusal; `KEY_SET_OUTDATED` where a newer set is there. */
  sendKeySet(statement: string): Promise<{ sequence: number }>
}

/** A marketplace on another machine, as a program with a token sees it. */
export const openMarketplaceApi = (
  address: string,
  { publishToken }: Pick<Config, 'publishToken'>,
): MarketplaceApi => {
  if (!publishToken)
    throw new Error(
      'VRS_PUBLISH_TOKEN: expected a personal API token with the scope publish, found nothing',
    )
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Error(`--url: expected the http address of a marketplace, found "${address}"`)
  const url = address.replace(/\/+$/, '')
  const headers = { authorization: `Bearer ${publishToken}`, 'accept-language': 'en' }

  const call = async <T>(
    what: string,
    path: string,
    schema: z.ZodType<T>,
    request: RequestInit = {},
    timeoutMs = callMs,
  ): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      ...request,
      headers: { ...headers, ...request.headers },
      // A token is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error) => {
      throw explainFailure(url, error)
    })
    if (!answer.ok) throw await readRefusal(what, answer)
    const { data } = schema.safeParse(await answer.json().catch(() => undefined))
    if (data === undefined) throw new Error(`expected a marketplace at ${url}, found another site`)
    return data
  }
  const pathOf = (name: string) => `/api/v1/plugins/${encodeURIComponent(name)}/versions`

  return {
    findCurrentVersion: async ({ name, runtime }) => {
      const { versions } = await call(`list the versions of ${name}`, pathOf(name), versionsSchema)
      return versions.find((one) => one.isCurrent && one.runtime === runtime)?.version ?? null
    },
    publish: ({ name, version, archive, manifest, stage, changelog, isBreaking }) => {
      const form = new FormData()
      if (manifest) form.set('manifest', manifest)
      form.set('stage', stage)
      form.set('changelog', changelog)
      form.set('breaking', String(isBreaking))
      // Last: what is wrong with the fields is answered before the bytes are stored.
      form.set('archive', new Blob([new Uint8Array(archive)]), `${name}-${version}.zip`)
      const request = { method: 'POST', body: form }
      return call(`take ${name} ${version}`, pathOf(name), publishedSchema, request, uploadMs)
    },
    sendKeySet: (statement) =>
      call('take a set of keys', '/api/v1/publisher-keys', keySetSchema, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ statement }),
      }),
  }
}
