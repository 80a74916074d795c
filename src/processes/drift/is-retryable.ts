import { isWorthAnother, troubleOf } from '../engine/classify-error'

/** Whatever the vendor is busy with now, another try may find it done; a few times. */
export const mayPass = (error: unknown, attempt: number): boolean => {
  const trouble = troubleOf(error)
  const isWaiting = trouble.errorClass === 'waiting'
  return isWorthAnother(isWaiting ? { ...trouble, errorClass: 'transient' } : trouble, attempt)
}
