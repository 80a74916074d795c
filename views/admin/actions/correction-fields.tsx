import type { WorkId } from '../../../events/codes'
import { domainKinds, stepIds } from '../../../events/codes'
import { Field } from '../../parts/field'
import { Select } from '../../parts/select'
import type { FieldProps } from './action-fields'

type Named = { name: string; label: string; hint?: string; value?: string | undefined }

const Text = ({ t, prefix, values, problems, name, label, hint, value }: FieldProps & Named) => (
  <Field
    t={t}
    name={name}
    label={label}
    hint={hint}
    required
    prefix={prefix}
    problems={problems}
    control={(wired) => (
      <input {...wired} type="text" maxlength={253} value={values?.[name] ?? value} />
    )}
  />
)

type Choice = Named & {
  options: readonly (readonly [string, string])[]
  empty?: string
  optional?: boolean
}

const Choose = (props: FieldProps & Choice) => {
  const { t, prefix, values, problems, name, label, hint, value, options, empty, optional } = props
  return (
    <Field
      t={t}
      name={name}
      label={label}
      hint={hint}
      required={!optional}
      prefix={prefix}
      problems={problems}
      control={(wired) => (
        <Select
          {...wired}
          value={values?.[name] ?? value}
          options={options}
          {...(empty === undefined ? {} : { empty })}
        />
      )}
    />
  )
}

const allSteps: readonly WorkId[] = stepIds

/** What others have put at the name stays, unless somebody says that it may go. */
const Strangers = (props: FieldProps) => (
  <Choose
    {...props}
    name="strangers"
    label={props.t.project.strangers}
    hint={props.t.project.strangersHint}
    value="stay"
    options={Object.entries(props.t.project.strangersChoices)}
  />
)

/** Another image is known to Coolify only once the site is prepared with it. */
const usualStep = ({ project }: FieldProps) =>
  project.stalled?.code === 'IMAGE_MISSING' ? 'preparation' : undefined

/** From the stalled step, or from one before it. */
export const FromStep = (props: FieldProps) => {
  const { t, project } = props
  const at = project.stalled ? allSteps.indexOf(project.stalled.step) : 0
  const earlier = stepIds.slice(1, Math.max(at, 1))
  if (earlier.length === 0) return null
  return (
    <>
      <Choose
        {...props}
        optional
        name="step"
        label={t.project.fromStep}
        empty={t.project.fromHere}
        value={usualStep(props)}
        options={earlier.map((step) => [step, t.steps.said[step].open])}
      />
      {project.stalled?.code === 'NAME_IN_USE' && <Strangers {...props} />}
    </>
  )
}

export const TransferCode = ({ t, prefix, problems }: FieldProps) => (
  <Field
    t={t}
    name="authCode"
    label={t.project.authCode}
    hint={t.project.authCodeHint}
    required
    prefix={prefix}
    problems={problems}
    control={(wired) => (
      <input {...wired} type="text" maxlength={100} autocomplete="off" spellcheck={false} />
    )}
  />
)

export const OtherDomain = (props: FieldProps) => {
  const { t, project, choices } = props
  return (
    <>
      <Choose
        {...props}
        name="kind"
        label={t.project.domainKind}
        value={project.domainKind}
        options={domainKinds.map((kind) => [kind, t.project.domainKinds[kind]])}
      />
      <Text
        {...props}
        name="name"
        label={t.project.domainName}
        hint={t.project.domainNameHint}
        value={project.domainName}
      />
      <Choose
        {...props}
        optional
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
export const ServerChoice = (props: FieldProps) => {
  const { t, project, choices } = props
  const others = (choices?.servers ?? []).filter(({ id }) => id !== project.serverId)
  return (
    <Choose
      {...props}
      name="server"
      label={t.project.newServer}
      empty={t.choose}
      options={others.map(({ id, name, free }) => [id, t.project.freePlaces(name, free)])}
    />
  )
}

export const TeardownData = (props: FieldProps) => (
  <Choose
    {...props}
    name="data"
    label={props.t.project.dataLabel}
    value="keep"
    options={Object.entries(props.t.project.dataChoices)}
  />
)

const DnsEvidence = (props: FieldProps) => {
  const { t, project, prefix, problems, values, choices } = props
  const ipv4 = choices?.servers.find(({ id }) => id === project.serverId)?.ipv4
  const wanted = ipv4 ? `A ${project.domainName} ${ipv4}` : ''
  return (
    <>
      <Text {...props} name="zone" label={t.project.zone} value={project.zone ?? undefined} />
      <Field
        t={t}
        name="records"
        label={t.project.recordsPresent}
        hint={t.project.recordsHint}
        required
        prefix={prefix}
        problems={problems}
        control={(wired) => (
          <textarea {...wired} maxlength={2000} rows={2}>
            {values?.records ?? wanted}
          </textarea>
        )}
      />
    </>
  )
}

/** What a step left behind, on a person's word; propagation and deployment say nothing more. */
export const Evidence = (props: FieldProps) => {
  const { t, project } = props
  if (project.stalled?.step === 'dns') return <DnsEvidence {...props} />
  if (project.stalled?.step !== 'domain') return null
  return (
    <>
      <Text {...props} name="domain" label={t.project.domainName} value={project.domainName} />
      <Text
        {...props}
        name="zone"
        label={t.project.zone}
        value={project.baseDomain ?? project.domainName}
      />
    </>
  )
}
