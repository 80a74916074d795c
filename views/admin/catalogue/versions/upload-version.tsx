import { ActDialog, ActLink } from '../../../parts/act-dialog'
import { ErrorSummary } from '../../../parts/error-summary'
import { Field } from '../../../parts/field'
import { InputField } from '../../../parts/input-field'
import type { Texts } from '../../../texts/de'
import { pluginVersionsPath } from '../plugin-facts'
import { YesNoField } from '../yes-no-field'
import type { UploadForm } from './version-view-model'

type Props = { t: Texts; plugin: { id: string; displayName: string }; form: UploadForm }

const dialogId = 'act-upload'
const prefix = 'upload-'

const Fields = ({ t, form: { signsItself, refused } }: Omit<Props, 'plugin'>) => {
  const texts = t.catalogue.versions.upload
  const { values, errors } = refused ?? {}
  const shared = { t, prefix, errors }
  return (
    <>
      <InputField
        {...shared}
        name="archive"
        label={texts.fields.archive}
        hint={refused ? `${texts.archiveHint}. ${texts.chooseAgain}` : texts.archiveHint}
        required
        input={{ type: 'file', accept: '.zip,application/zip' }}
      />
      <InputField
        {...shared}
        name="manifest"
        label={texts.fields.manifest}
        hint={signsItself ? texts.manifestOptional : texts.manifestNeeded}
        required={!signsItself}
        input={{ type: 'file', accept: '.jws,application/jose' }}
      />
      <Field
        {...shared}
        name="changelog"
        label={texts.fields.changelog}
        hint={t.catalogue.versions.changelogHint}
        control={(attributes) => (
          <textarea {...attributes} rows={8} maxlength={20_000}>
            {values?.changelog ?? ''}
          </textarea>
        )}
      />
      <YesNoField
        {...shared}
        name="isBreaking"
        label={texts.fields.isBreaking}
        value={values?.isBreaking}
        isYes={false}
      />
    </>
  )
}

/** The button and the form by which a version is published from its archive. */
export const UploadVersion = ({ t, plugin, form }: Props) => {
  const texts = t.catalogue.versions.upload
  const { refused } = form
  const path = pluginVersionsPath(plugin.id)
  return (
    <div class="row">
      <ActLink id={dialogId} label={texts.open} tone=" primary" />
      <ActDialog
        t={t}
        id={dialogId}
        title={texts.title}
        subject={plugin.displayName}
        url={path}
        enctype="multipart/form-data"
        closeHref={path}
        isOpen={refused !== undefined}
        submit={texts.submit}
        textId={`${dialogId}-text`}
      >
        <ErrorSummary t={t} errors={refused?.errors ?? []} labels={texts.fields} prefix={prefix} />
        {refused?.finding && (
          <p class="long">
            {texts.finding}: <bdi lang="en">{refused.finding}</bdi>
          </p>
        )}
        <p id={`${dialogId}-text`}>{texts.text}</p>
        <Fields t={t} form={form} />
      </ActDialog>
    </div>
  )
}
