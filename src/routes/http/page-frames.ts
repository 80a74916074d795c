import type { PageFrame, StaffPageFrame, Toast } from '../../../views/layout/page-frame'
import { textsFor } from '../../../views/texts/texts'
import { assetPaths } from './assets'
import type { RequestContext, Staff } from './permission-router'
import { localeOf } from './request-locale'
import type { RouteDependencies } from './route-dependencies'

type Dependencies = Pick<RouteDependencies, 'contactMail' | 'mode' | 'now'>

/** What every page knows. */
export const frameOf = (
  c: RequestContext,
  { contactMail, now }: Pick<RouteDependencies, 'contactMail' | 'now'>,
): PageFrame => {
  const { pathname, search } = new URL(c.req.url)
  return {
    t: textsFor(localeOf(c)),
    path: pathname + search,
    now: now().toISOString(),
    contactMail,
    assetPaths: assetPaths(),
  }
}

export const staffFrameOf = (
  c: RequestContext,
  deps: Dependencies,
  { name, role }: Staff,
  toasts: readonly Toast[] = [],
): StaffPageFrame => ({
  ...frameOf(c, deps),
  viewer: { name, role },
  hasSandbox: deps.mode === 'sandbox',
  ...(toasts.length > 0 ? { toasts } : {}),
})
