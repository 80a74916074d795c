import type { BulkAct } from '../../../../views/admin/actions/bulk-action-view-model'
import type { Fields } from '../../http/form-fields'
import type { Asked } from '../../http/permission-router'
import { isId } from '../../http/query-parameters'

const most = 200

export type Ticked = { act: BulkAct; ids: string[]; fields: Fields }
type Read = { act: string | undefined; ids: string[]; fields: Fields }

const clean = (value: string) => value.replaceAll('\u0000', '').toWellFormed().trim()

/** The ticked projects of a form, at most 200, and its other fields; or what is wrong with it. */
export const tickedIn = async (c: Asked): Promise<Read | { code: string }> => {
  const form = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [form[name]]
      .flat()
      .filter((value) => typeof value === 'string')
      .map(clean)
  const named = [...texts('project'), ...texts('projects').flatMap((text) => text.split(','))]
  const ids = [...new Set(named.filter(isId))]
  if (ids.length === 0) return { code: 'NO_PROJECTS' }
  if (ids.length > most) return { code: 'TOO_MANY_PROJECTS' }
  const fields = Object.fromEntries(
    ['reason', 'note', 'view'].map((name) => [name, texts(name)[0] ?? '']),
  )
  return { act: texts('act')[0], ids, fields }
}
