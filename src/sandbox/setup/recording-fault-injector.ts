import type { FaultInjector, FaultKind, Latency, VendorName } from '../fault-injector'
import { createFaultInjector } from '../fault-injector'

/** One call that reached a stand-in; `fault` says what it had to suffer. */
export type RecordedCall = {
  vendor: VendorName
  method: string
  at: string
  fault: FaultKind | null
}

export type RecordingFaultInjector = FaultInjector & {
  /** The newest first, at most 200. */
  listRecordedCalls(): RecordedCall[]
}

const maxRecordedCalls = 200

/** Every stand-in asks here before it answers: so this is also where all calls can be seen. */
export const createRecordingFaultInjector = (
  latencies: Partial<Record<VendorName, Latency>>,
): RecordingFaultInjector => {
  const faults = createFaultInjector(latencies)
  const seen: RecordedCall[] = []
  return {
    ...faults,
    take: (vendor, method) => {
      const fault = faults.take(vendor, method)
      seen.unshift({ vendor, method, at: new Date().toISOString(), fault: fault?.kind ?? null })
      seen.length = Math.min(seen.length, maxRecordedCalls)
      return fault
    },
    listRecordedCalls: () => [...seen],
  }
}
