import type { RequestCheck } from './handle-request'

const loopbackHosts = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(:\d+)?$/i
const forwardingHeader = /^(forwarded|x-forwarded-)/

/** The sandbox answers its own machine only: 421 for a proxy's request or a foreign Host. */
export const refuseOtherMachines: RequestCheck = (c) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  let isForwarded = false
  // Quicker than over `keys()`, at every request.
  c.req.raw.headers.forEach((_, name) => {
    isForwarded ||= forwardingHeader.test(name)
  })
  return isForwarded || !loopbackHosts.test(host) ? c.text('Misdirected Request', 421) : undefined
}
