const hopByHopHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** A copy without the headers that are meant for the next hop only (RFC 9110, 7.6.1). */
export const stripHopByHopHeaders = (headers: Headers) => {
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim())
  const kept = new Headers(headers)
  for (const name of [...hopByHopHeaders, ...named].filter((name) => /^[\w-]+$/.test(name)))
    kept.delete(name)
  return kept
}
