import { z } from 'zod'
import { type FieldError, fieldError, RefusalError } from '../../../../events/refusal-error'
import type { PluginItem } from '../../../../projections/queries/plugins'
import type { UploadForm } from '../../../../views/admin/catalogue/versions/version-view-model'
import { versionPath } from '../../../../views/admin/catalogue/versions/version-views'
import { versionDecider } from '../../../domain/catalogue/version-state'
import { toFieldErrors } from '../../http/field-errors'
import { setFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { isUpload } from '../../http/middleware/body-limit'
import type { RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { respondWithProblem } from '../../http/problem-pages'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { ReceivedUpload } from '../../publishing/receive-upload'
import { withReceivedUpload } from '../../publishing/receive-upload'
import { yesOrNo } from '../actions/catalogue/catalogue-inputs'
import { changelog } from '../actions/catalogue/version-actions'

const formSchema = z.object({
  changelog,
  isBreaking: yesOrNo,
  manifest: z.string().max(200_000, 'TOO_LONG').default(''),
})

/** Which field a refusal is about; without one it is the whole form's. */
const fieldByCode = new Map([
  ...[
    'ARCHIVE_NEEDED',
    'ARCHIVE_INVALID',
    'VERSION_EXISTS',
    'VERSION_NOT_GREATER',
    'TOO_LARGE',
  ].map((code) => [code, '/archive'] as const),
  ...['MANIFEST_NEEDED', 'MANIFEST_INVALID', 'MANIFEST_MISMATCH'].map(
    (code) => [code, '/manifest'] as const,
  ),
])
const codesWithFinding = ['ARCHIVE_INVALID', 'MANIFEST_INVALID', 'MANIFEST_MISMATCH']

const toErrors = ({ code, detail, errors }: RefusalError): readonly FieldError[] => {
  if (errors.length > 0) return errors
  return [{ ...fieldError(fieldByCode.get(code) ?? '', code), message: detail }]
}

const parseForm = ({ fields, archive }: ReceivedUpload) => {
  const parsed = formSchema.safeParse(fields)
  const errors = parsed.success ? [] : toFieldErrors(parsed.error.issues, fields)
  // Where none was chosen, browsers send an empty file.
  const missing = archive && archive.size > 0 ? [] : [fieldError('/archive', 'ARCHIVE_NEEDED')]
  if (!parsed.success || !archive || missing.length > 0)
    throw new RefusalError('INVALID', 'expected an archive and valid fields', [
      ...missing,
      ...errors,
    ])
  const manifest = parsed.data.manifest.trim()
  const { changelog: notes, isBreaking } = parsed.data
  return { archive, changelog: notes, isBreaking, ...(manifest ? { manifest } : {}) }
}

/** Its sentence is shown once, on the page of the version. */
const announce = async (
  c: RequestContext,
  deps: RouteDependencies,
  plugin: string,
  path: string,
) => {
  const { events } = await deps.store.read(versionDecider.streamOf(plugin))
  const mine = events.filter(({ correlationId }) => correlationId === c.var.requestId)
  setFlashAt(c, deps, path, mine)
}

type RenderForm = (form: UploadForm, status: number) => Response | Promise<Response>

/** POST /admin/catalogue/plugins/:id/versions: an archive becomes a draft. */
export const uploadVersion = async (
  c: RequestContext,
  deps: RouteDependencies,
  plugin: PluginItem,
  renderForm: RenderForm,
): Promise<Response> => {
  if (!isUpload(c)) return respondWithProblem(c, deps, { code: 'NOT_SUPPORTED' })
  const { requestId } = c.var
  const by = `person:${currentStaff(c).personId}` as const
  let values: Readonly<Record<string, string>> = {}
  try {
    const published = await withReceivedUpload(c, (upload) => {
      const { manifest: _, ...typed } = upload.fields
      values = typed
      return deps.versionPublisher.publish(
        { plugin: plugin.id, stage: 'draft', ...parseForm(upload) },
        { by, correlationId: requestId, causationId: requestId },
      )
    })
    const { version, runtime, isNew } = published
    const path = versionPath({ plugin: plugin.id, id: `${version}@${runtime}` })
    if (isNew) await announce(c, deps, plugin.id, path)
    return c.redirect(path, 303)
  } catch (error) {
    if (!(error instanceof RefusalError) || requestKindOf(c) === 'program') throw error
    const finding = codesWithFinding.includes(error.code) ? error.detail : undefined
    const signsItself = (await deps.versionPublisher.findSigningKeyId()) !== undefined
    const refused = { values, errors: toErrors(error), finding }
    return renderForm({ signsItself, refused }, httpStatusOf(error.code))
  }
}
