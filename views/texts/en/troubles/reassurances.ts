import type { TroubleText } from '../../trouble-text'

export const withDelayNotice = (staff: string): TroubleText => ({
  staff,
  customer: 'This takes a little longer than usual. There is nothing for you to do.',
})

export const withCareNotice = (staff: string): TroubleText => ({
  staff,
  customer: 'We are taking care of it. There is nothing for you to do.',
})
