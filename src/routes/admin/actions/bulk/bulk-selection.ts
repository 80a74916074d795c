import type { FormFields } from '../../../http/form-fields'
import type { RequestContext } from '../../../http/permission-router'
import { isUuid } from '../../../http/query-parameters'

const maxProjects = 200

/** The ticked projects of a form, the code of the action, and its other fields. */
export type BulkSelection = { actionCode: string | undefined; ids: string[]; fields: FormFields }

const cleanText = (value: string) => value.replaceAll('\u0000', '').toWellFormed().trim()

/** At most 200 projects; or the code of what is wrong with the form. */
export const readBulkSelection = async (
  c: RequestContext,
): Promise<BulkSelection | { code: string }> => {
  const form = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [form[name]]
      .flat()
      .filter((value) => typeof value === 'string')
      .map(cleanText)
  const selected = [...texts('project'), ...texts('projects').flatMap((text) => text.split(','))]
  const ids = [...new Set(selected.filter(isUuid))]
  if (ids.length === 0) return { code: 'NO_PROJECTS' }
  if (ids.length > maxProjects) return { code: 'TOO_MANY_PROJECTS' }
  const fields = Object.fromEntries(
    ['reason', 'note', 'view'].map((name) => [name, texts(name)[0] ?? '']),
  )
  return { actionCode: texts('act')[0], ids, fields }
}
