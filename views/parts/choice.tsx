import type { Child, JSX } from 'hono/jsx'

type Props = {
  /** The attributes of the radio button or checkbox. */
  input: JSX.IntrinsicElements['input']
  title: string
  /** A second line; its class is `sub` unless `hintClass` adds another. */
  hint?: string | undefined
  hintClass?: string
  children?: Child
}

/** A radio button or checkbox with a title and an explanation. */
export const Choice = ({ input, title, hint, hintClass = 'sub', children }: Props) => (
  <label class="choice">
    <input {...input} />
    <span>
      <strong>
        <bdi>{title}</bdi>
      </strong>
      {hint !== undefined && <span class={hintClass}>{hint}</span>}
    </span>
    {children}
  </label>
)
