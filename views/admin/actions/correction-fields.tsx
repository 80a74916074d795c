import type { AnyStepId } from '../../../events/codes'
import { domainKinds, stepIds } from '../../../events/codes'
import { Field } from '../../parts/field'
import { InputField } from '../../parts/input-field'
import { SelectField } from '../../parts/select'
import type { ProjectFieldsProps } from '../projects/project-view-model'

type FieldTexts = { name: string; label: string; hint?: string; value?: string | undefined }

const TextField = (props: ProjectFieldsProps & FieldTexts) => {
  const { t, prefix, values, errors, name, label, hint, value } = props
  return (
    <InputField
      {...{ t, name, label, hint, prefix, errors }}
      required
      input={{ type: 'text', maxlength: 253, value: values?.[name] ?? value }}
    />
  )
}

type ChoiceFieldProps = FieldTexts & {
  options: readonly (readonly [string, string])[]
  empty?: string
  isOptional?: boolean
}

/** What was chosen before, or what is suggested. */
const ChoiceField = (props: ProjectFieldsProps & ChoiceFieldProps) => {
  const { t, prefix, values, errors, name, label, hint, value, options, empty, isOptional } = props
  return (
    <SelectField
      {...{ t, name, label, hint, prefix, errors, options, empty }}
      required={!isOptional}
      value={values?.[name] ?? value}
    />
  )
}

const allSteps: readonly AnyStepId[] = stepIds

/** What others have put at the name stays, unless somebody says that it may go. */
const ForeignRecordsField = (props: ProjectFieldsProps) => (
  <ChoiceField
    {...props}
    name="strangers"
    label={props.t.project.foreignRecords}
    hint={props.t.project.foreignRecordsHint}
    value="stay"
    options={Object.entries(props.t.project.foreignRecordsChoices)}
  />
)

/** Another image is known to Coolify only once the site is prepared with it. */
const suggestStep = ({ model: { project } }: ProjectFieldsProps) =>
  project.stalled?.code === 'IMAGE_MISSING' ? 'preparation' : undefined

/** From the stalled step, or from one before it. */
export const StartStepField = (props: ProjectFieldsProps) => {
  const {
    t,
    model: { project },
  } = props
  const at = project.stalled ? allSteps.indexOf(project.stalled.step) : 0
  const earlier = stepIds.slice(1, Math.max(at, 1))
  if (earlier.length === 0) return null
  return (
    <>
      <ChoiceField
        {...props}
        isOptional
        name="step"
        label={t.project.fromStep}
        empty={t.project.fromStalledStep}
        value={suggestStep(props)}
        options={earlier.map((step) => [step, t.steps.labels[step].open])}
      />
      {project.stalled?.code === 'NAME_IN_USE' && <ForeignRecordsField {...props} />}
    </>
  )
}

export const TransferCodeField = ({ t, prefix, errors }: ProjectFieldsProps) => {
  const { authCode, authCodeHint } = t.project
  const input = { type: 'text', maxlength: 100, autocomplete: 'off', spellcheck: false }
  return (
    <InputField
      {...{ t, prefix, errors, input }}
      name="authCode"
      label={authCode}
      hint={authCodeHint}
      required
    />
  )
}

export const ReplacementDomainFields = (props: ProjectFieldsProps) => {
  const { t, model } = props
  const { project, choices } = model
  return (
    <>
      <ChoiceField
        {...props}
        name="kind"
        label={t.project.domainKind}
        value={project.domainKind}
        options={domainKinds.map((kind) => [kind, t.project.domainKinds[kind]])}
      />
      <TextField
        {...props}
        name="name"
        label={t.project.domainName}
        hint={t.project.domainNameHint}
        value={project.domainName}
      />
      <ChoiceField
        {...props}
        isOptional
        name="baseDomain"
        label={t.project.baseDomain}
        value={project.baseDomain ?? undefined}
        empty={t.none}
        options={(choices?.baseDomains ?? []).map((name) => [name, name])}
      />
    </>
  )
}

/** Every server but the one that it is on. */
export const ServerField = (props: ProjectFieldsProps) => {
  const { newServer, freeSlots: describeSlots } = props.t.project
  const { project, choices } = props.model
  const others = (choices?.servers ?? []).filter(({ id }) => id !== project.serverId)
  return (
    <ChoiceField
      {...props}
      name="server"
      label={newServer}
      empty={props.t.choose}
      options={others.map(({ id, name, freeSlots }) => [id, describeSlots(name, freeSlots)])}
    />
  )
}

export const TeardownDataField = (props: ProjectFieldsProps) => (
  <ChoiceField
    {...props}
    name="data"
    label={props.t.project.dataLabel}
    value="keep"
    options={Object.entries(props.t.project.dataChoices)}
  />
)

const DnsEvidenceFields = (props: ProjectFieldsProps) => {
  const { t, model, prefix, errors, values } = props
  const { project, choices } = model
  const ipv4 = choices?.servers.find(({ id }) => id === project.serverId)?.ipv4
  const expectedRecord = ipv4 ? `A ${project.domainName} ${ipv4}` : ''
  return (
    <>
      <TextField {...props} name="zone" label={t.project.zone} value={project.zone ?? undefined} />
      <Field
        {...{ t, prefix, errors }}
        name="records"
        label={t.project.recordsPresent}
        hint={t.project.recordsHint}
        required
        control={(attributes) => (
          <textarea {...attributes} maxlength={2000} rows={2}>
            {values?.records ?? expectedRecord}
          </textarea>
        )}
      />
    </>
  )
}

/** What a step left behind, on a person's word; propagation and deployment say nothing more. */
export const EvidenceFields = (props: ProjectFieldsProps) => {
  const {
    t,
    model: { project },
  } = props
  if (project.stalled?.step === 'dns') return <DnsEvidenceFields {...props} />
  if (project.stalled?.step !== 'domain') return null
  return (
    <>
      <TextField {...props} name="domain" label={t.project.domainName} value={project.domainName} />
      <TextField
        {...props}
        name="zone"
        label={t.project.zone}
        value={project.baseDomain ?? project.domainName}
      />
    </>
  )
}
