import type { ObservedRecord } from '../types'

/** As people read it in a plan, and as a project's stream names records of others: `A name → content`. */
export const formatRecord = ({
  type,
  name,
  content,
}: Pick<ObservedRecord, 'type' | 'name' | 'content'>) => `${type} ${name} → ${content}`
