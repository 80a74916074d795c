export type VendorName = 'inwx' | 'coolify' | 'stripe' | 'smtp' | 'dns'

export type FaultKind =
  | 'error500'
  | 'timeout'
  | 'replyLost'
  | 'rateLimited'
  | 'garbage'
  | 'down'
  | 'refuse'

/** A switch: the next `times` calls at `vendor` matching `method` (a name, or a pattern like `POST /applications/*`) go wrong. */
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

/** Milliseconds a call at the vendor takes; `perMinute` is the vendor's rate limit, 0 = off. */
export type Latency = { minMs: number; maxMs: number; perMinute?: number | undefined }

export type FaultInjector = {
  add(fault: InjectedFault): void
  list(): InjectedFault[]
  clear(): void
  /** The fault this call must suffer, if any; counts it down. */
  take(vendor: VendorName, method: string): InjectedFault | undefined
  latency(vendor: VendorName): Latency
  setLatency(vendor: VendorName, latency: Latency): void
}

const matchesMethod = (pattern: string | undefined, method: string) =>
  !pattern ||
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(
    method,
  )

/** Fault and latency switches shared by all stand-ins; they last as long as the process. */
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
      const fault = faults.find((f) => f.vendor === vendor && matchesMethod(f.method, method))
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter((f) => f.times > 0)
      return fault
    },
    latency: (vendor) => latencies.get(vendor) ?? { minMs: 0, maxMs: 0 },
    setLatency: (vendor, latency) =>
      void latencies.set(vendor, { ...latencies.get(vendor), ...latency }),
  }
}
