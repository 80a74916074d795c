import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'

/** What the wire between a site and its marketplace does to what passes. */
type Tampering = 'nothing' | 'flips a bit of archives' | 'forges the manifests of kontakt'

export type TamperingProxy = {
  url: string
  port: number
  setTampering(how: Tampering): void
  close(): void
}

const foreignKey = createPrivateKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
)

/** The same header and words under another key. */
const forgeSignature = (jws: string) => {
  const [header, payload] = jws.split('.')
  const signature = sign(null, Buffer.from(`${header}.${payload}`), foreignKey)
  return `${header}.${payload}.${signature.toString('base64url')}`
}

const flipBit = (bytes: Uint8Array) => {
  const changed = Uint8Array.from(bytes)
  const middle = changed.length >> 1
  changed[middle] = (changed[middle] ?? 0) ^ 1
  return changed
}

type ConfigBody = { lock?: { name: string; manifest: string }[] }

const forgeManifests = (text: string) => {
  const config = JSON.parse(text) as ConfigBody
  for (const entry of config.lock ?? [])
    if (entry.name === 'kontakt') entry.manifest = forgeSignature(entry.manifest)
  return JSON.stringify(config)
}

const forwardRequest = async (request: Request, to: string) => {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  const body = request.body ? await request.arrayBuffer() : undefined
  const answer = await fetch(`${to}${pathname}${search}`, {
    method: request.method,
    headers,
    redirect: 'manual',
    ...(body ? { body } : {}),
  })
  return { pathname, answer }
}

const plainHeaders = (answer: Response) => {
  const headers = new Headers(answer.headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'connection'])
    headers.delete(name)
  return headers
}

const tamperResponse = async (pathname: string, answer: Response, how: Tampering) => {
  const headers = plainHeaders(answer)
  const { status } = answer
  if (!answer.body || !answer.ok) return new Response(answer.body, { status, headers })
  if (pathname.endsWith('/download') && how === 'flips a bit of archives') {
    const bytes = flipBit(await answer.bytes())
    // Whoever alters the bytes alters what the headers say of them.
    const digest = createHash('sha256').update(bytes).digest('base64')
    headers.set('repr-digest', `sha-256=:${digest}:`)
    return new Response(bytes, { status, headers })
  }
  if (pathname.endsWith('/config') && how === 'forges the manifests of kontakt')
    return new Response(forgeManifests(await answer.text()), { status, headers })
  return new Response(answer.body, { status, headers })
}

/** Stands before a service at `to()` and passes everything on, altered or not. */
export const openTamperingProxy = (to: () => string): TamperingProxy => {
  let how: Tampering = 'nothing'
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    fetch: async (request) => {
      const { pathname, answer } = await forwardRequest(request, to())
      return tamperResponse(pathname, answer, how)
    },
  })
  return {
    url: `http://localhost:${server.port}`,
    port: server.port ?? 0,
    setTampering: (next) => {
      how = next
    },
    close: () => void server.stop(true),
  }
}
