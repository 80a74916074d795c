export const vendors = ['inwx', 'coolify', 'stripe', 'smtp', 'dns'] as const
export type VendorName = (typeof vendors)[number]

export const faultKinds = [
  'error500',
  'timeout',
  'replyLost',
  'rateLimited',
  'garbage',
  'down',
  'refuse',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Makes the next `times` calls at `vendor` fail whose method matches: a name, or a pattern like `POST /applications/*`. */
export type InjectedFault = {
  vendor: VendorName
  method?: string | undefined
  kind: FaultKind
  status?: number | undefined
  code?: number | undefined
  body?: unknown
  times: number
  delayMs?: number | undefined
}

/** How long a call at the vendor takes; `perMinute` is the vendor's rate limit, 0: none. */
export type Latency = { minMs: number; maxMs: number; perMinute?: number | undefined }

export type FaultInjector = {
  add(fault: InjectedFault): void
  list(): InjectedFault[]
  clear(): void
  /** The fault for this call, if there is one; counts it down. */
  take(vendor: VendorName, method: string): InjectedFault | undefined
  latency(vendor: VendorName): Latency
  setLatency(vendor: VendorName, latency: Latency): void
}

export const drawLatencyMs = ({ minMs, maxMs }: Latency) =>
  maxMs > 0 ? minMs + Math.random() * (maxMs - minMs) : 0

/** Waits as long as a call at the vendor takes. */
export const simulateLatency = (latency: Latency) =>
  latency.maxMs > 0 ? Bun.sleep(drawLatencyMs(latency)) : undefined

const matchesMethod = (pattern: string | undefined, method: string) =>
  !pattern ||
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(
    method,
  )

/** Faults and latencies of all stand-ins; lost when the process ends. */
export const createFaultInjector = (
  defaults: Partial<Record<VendorName, Latency>> = {},
): FaultInjector => {
  let faults: InjectedFault[] = []
  const latencies = new Map(Object.entries(defaults))
  return {
    add: (fault) => void faults.push({ ...fault }),
    list: () => faults.map((fault) => ({ ...fault })),
    clear: () => {
      faults = []
    },
    take: (vendor, method) => {
      const fault = faults.find(
        (candidate) => candidate.vendor === vendor && matchesMethod(candidate.method, method),
      )
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },
    latency: (vendor) => latencies.get(vendor) ?? { minMs: 0, maxMs: 0 },
    setLatency: (vendor, latency) =>
      void latencies.set(vendor, { ...latencies.get(vendor), ...latency }),
  }
}
