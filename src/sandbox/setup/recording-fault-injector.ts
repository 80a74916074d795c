import type { FaultKind, Faults, Latency, VendorName } from '../fault-injector'
import { openFaults } from '../fault-injector'

/** One call that reached a stand-in; `fault` says what it had to suffer. */
export type SeenCall = { vendor: VendorName; method: string; at: string; fault: FaultKind | null }

export type WatchedFaults = Faults & {
  /** The newest first, at most 200. */
  seen(): SeenCall[]
}

const longest = 200

/** Every stand-in asks here before it answers: so this is also where all calls can be seen. */
export const watchFaults = (latencies: Partial<Record<VendorName, Latency>>): WatchedFaults => {
  const faults = openFaults(latencies)
  const seen: SeenCall[] = []
  return {
    ...faults,
    take: (vendor, method) => {
      const fault = faults.take(vendor, method)
      seen.unshift({ vendor, method, at: new Date().toISOString(), fault: fault?.kind ?? null })
      seen.length = Math.min(seen.length, longest)
      return fault
    },
    seen: () => [...seen],
  }
}
