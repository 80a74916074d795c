import type { Frame, StaffFrame, Toast } from '../../../views/layout/page-frame'
import { textsFor } from '../../../views/texts/texts'
import type { Asked, Staff } from './permission-router'
import { localeOf } from './request-locale'
import type { Desk } from './route-dependencies'

type Parts = Pick<Desk, 'mode' | 'now'>

/** What every page knows. */
export const frameOf = (c: Asked, { now }: Pick<Desk, 'now'>): Frame => {
  const { pathname, search } = new URL(c.req.url)
  return { t: textsFor(localeOf(c)), path: pathname + search, now: now().toISOString() }
}

export const staffFrameOf = (
  c: Asked,
  desk: Parts,
  { name, role }: Staff,
  toasts: readonly Toast[] = [],
): StaffFrame => ({
  ...frameOf(c, desk),
  viewer: { name, role },
  sandbox: desk.mode === 'sandbox',
  ...(toasts.length > 0 ? { toasts } : {}),
})
