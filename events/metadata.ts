/** Who did it: `person:<id>`, `system:<process>`, `runtime:<projectId>` or `vendor:<name>`. */
export type Actor =
  | `person:${string}`
  | `system:${string}`
  | `runtime:${string}`
  | `vendor:${string}`

/**
 * Why a person intervened. The note is sealed under the key of `sealedFor`, for the stream `sealedIn`:
 * one act may write to several. Absent = the event's own.
 */
export type Reason = { code: string; note?: string; sealedFor?: string; sealedIn?: string }

export type Metadata = {
  by: Actor
  /** The request or webhook that began it all. */
  correlationId: string
  /** The event or request that led to this one. */
  causationId: string
  reason?: Reason
  /** ISO-8601 UTC. */
  at: string
}

/** An event as it stands in its stream. */
export type WithMetadata<E> = E & Metadata & { id: string; stream: string; position: number }
