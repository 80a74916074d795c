import type { TroubleText } from '../../trouble-text'

/** A trouble that passes by itself, or that staff mends: the customer need not do anything. */
export const withDelayNotice = (staff: string): TroubleText => ({
  staff,
  customer: 'Es dauert etwas länger als sonst. Sie müssen nichts tun.',
})

/** A trouble that we have to mend. */
export const withCareNotice = (staff: string): TroubleText => ({
  staff,
  customer: 'Wir kümmern uns darum. Sie müssen nichts tun.',
})
