import { getErrorMessage } from '../log'

/** No usable answer: network, timeout, 429, 5xx or garbage. A retry may succeed. */
export class MarketplaceUnreachableError extends Error {
  override name = 'MarketplaceUnreachableError'
  constructor(
    call: string,
    cause?: unknown,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(cause === undefined ? call : `${call}: ${getErrorMessage(cause)}`)
  }
}

/** A refusal by the marketplace, with its stable code. */
export class MarketplaceRefusalError extends Error {
  override name = 'MarketplaceRefusalError'
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Reads problem+json; without a code the status becomes the code. */
export const readErrorResponse = async (response: Response, call: string): Promise<Error> => {
  const { status } = response
  const text = await response.text().catch(() => '')
  if (status >= 500 || status === 429 || status === 408) {
    const seconds = Number(response.headers.get('retry-after'))
    return new MarketplaceUnreachableError(
      `${call}: HTTP ${status}`,
      undefined,
      seconds > 0 ? seconds : null,
    )
  }
  const { code, detail, title } = parseProblem(text)
  return new MarketplaceRefusalError(
    code ?? `HTTP_${status}`,
    status,
    `${call}: ${detail ?? title ?? status}`,
  )
}

const parseProblem = (text: string): { code?: string; detail?: string; title?: string } => {
  try {
    const body = JSON.parse(text) as Record<string, unknown>
    return Object.fromEntries(
      ['code', 'detail', 'title'].flatMap((name) => {
        const value = body[name]
        return typeof value === 'string' ? [[name, value.slice(0, 300)]] : []
      }),
    )
  } catch {
    return {}
  }
}
