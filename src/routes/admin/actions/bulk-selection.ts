import type { BulkAction } from '../../../../views/admin/actions/bulk-action-view-model'
import type { FormFields } from '../../http/form-fields'
import type { RequestContext } from '../../http/permission-router'
import { isUuid } from '../../http/query-parameters'

const maxProjects = 200

export type BulkSelection = { action: BulkAction; ids: string[]; fields: FormFields }
type ParsedSelection = { action: string | undefined; ids: string[]; fields: FormFields }

const cleanText = (value: string) => value.replaceAll('\u0000', '').toWellFormed().trim()

/** The ticked projects of a form, at most 200, and its other fields; or what is wrong with it. */
export const readBulkSelection = async (
  c: RequestContext,
): Promise<ParsedSelection | { code: string }> => {
  const form = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [form[name]]
      .flat()
      .filter((value) => typeof value === 'string')
      .map(cleanText)
  const named = [...texts('project'), ...texts('projects').flatMap((text) => text.split(','))]
  const ids = [...new Set(named.filter(isUuid))]
  if (ids.length === 0) return { code: 'NO_PROJECTS' }
  if (ids.length > maxProjects) return { code: 'TOO_MANY_PROJECTS' }
  const fields = Object.fromEntries(
    ['reason', 'note', 'view'].map((name) => [name, texts(name)[0] ?? '']),
  )
  return { action: texts('act')[0], ids, fields }
}
