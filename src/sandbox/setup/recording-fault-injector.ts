import type { FaultInjector, FaultKind, Latency, VendorName } from '../fault-injector'
import { createFaultInjector } from '../fault-injector'

/** One call that reached a stand-in, and the fault that was injected into it. */
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

/** Every stand-in takes its faults here before it answers, so all calls can be recorded here. */
export const createRecordingFaultInjector = (
  latencies: Partial<Record<VendorName, Latency>>,
): RecordingFaultInjector => {
  const faults = createFaultInjector(latencies)
  const calls: RecordedCall[] = []
  return {
    ...faults,
    take: (vendor, method) => {
      const fault = faults.take(vendor, method)
      calls.unshift({ vendor, method, at: new Date().toISOString(), fault: fault?.kind ?? null })
      calls.length = Math.min(calls.length, maxRecordedCalls)
      return fault
    },
    listRecordedCalls: () => [...calls],
  }
}
