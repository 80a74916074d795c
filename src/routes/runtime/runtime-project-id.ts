import type { RequestContext } from '../http/permission-router'

/** The project whose runtime asks. Only behind the permission `runtime`. */
export const runtimeProjectId = (c: RequestContext): string => {
  const { runtime } = c.var
  if (!runtime) throw new Error(`expected a runtime behind ${c.req.routePath}, found nobody`)
  return runtime.projectId
}
