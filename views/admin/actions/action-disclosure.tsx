import { ActionForm, type ActionFormProps } from './action-form'

type Props<Model> = ActionFormProps<Model> & {
  id?: string
  /** ` primary`, ` danger` or nothing. */
  tone?: string
  isInline?: boolean
  heading?: 'h2' | 'h3'
  /** What it is about, for those who hear the button's name without what stands beside it. */
  spokenName?: string | undefined
}

const Heading = ({ level, text }: { level: 'h2' | 'h3'; text: string }) =>
  level === 'h2' ? <h2>{text}</h2> : <h3>{text}</h3>

/** The button of an action, and behind it its form; open where the form was just refused. */
export const ActionDisclosure = <Model,>(props: Props<Model>) => {
  const { t, action, id, tone = '', isInline, heading, spokenName, refused } = props
  const texts = action.texts(t)
  return (
    <details class={isInline ? 'act inline' : 'act'} id={id} open={refused !== undefined}>
      <summary class={`btn${tone}`}>
        {texts.open}
        {spokenName && <span class="sr">{` ${spokenName}`}</span>}
      </summary>
      <div class={heading ? 'panel stack' : 'panel'}>
        {heading && <Heading level={heading} text={texts.title} />}
        <ActionForm {...props} />
      </div>
    </details>
  )
}
