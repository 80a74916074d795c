import { getErrorMessage } from '../log'

/** No usable answer: network, timeout, 429, 5xx or garbage. Worth another try. */
export class MarketplaceUnreachableError extends Error {
  override name = 'Unreachable'
  constructor(
    what: string,
    cause?: unknown,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(cause === undefined ? what : `${what}: ${getErrorMessage(cause)}`)
  }
}

/** The marketplace's own no, with its stable code. */
export class MarketplaceRefusalError extends Error {
  override name = 'Refused'
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Reads problem+json; what comes without a code is named after its status. */
export const readErrorResponse = async (response: Response, what: string): Promise<Error> => {
  const { status } = response
  const text = await response.text().catch(() => '')
  if (status >= 500 || status === 429 || status === 408) {
    const seconds = Number(response.headers.get('retry-after'))
    return new MarketplaceUnreachableError(
      `${what}: HTTP ${status}`,
      undefined,
      seconds > 0 ? seconds : null,
    )
  }
  const { code, detail, title } = parseProblem(text)
  return new MarketplaceRefusalError(
    code ?? `HTTP_${status}`,
    status,
    `${what}: ${detail ?? title ?? status}`,
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
