import { canRetry, classifyError } from '../engine/classify-error'

/** Whatever the vendor is busy with now, another try may find it done; a few times. */
export const isRetryable = (error: unknown, attempt: number): boolean => {
  const trouble = classifyError(error)
  const isWaiting = trouble.errorClass === 'waiting'
  return canRetry(isWaiting ? { ...trouble, errorClass: 'transient' } : trouble, attempt)
}
