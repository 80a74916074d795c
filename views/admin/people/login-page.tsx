import type { PageFrame } from '../../layout/page-frame'
import { ShopShell } from '../../layout/shop-shell'
import { Field } from '../../parts/field'
import { ProblemSummary } from '../../parts/problem-summary'

/** Posts `email`, `password`, `next` to /login. `problem`: a refusal code, e.g. WRONG_CREDENTIALS. */
type Props = {
  frame: PageFrame
  next: string
  email?: string | undefined
  problem?: string | undefined
}

export const LoginPage = ({ frame, next, email, problem }: Props) => {
  const { t } = frame
  const said = t.pages.login
  const problems = problem ? [{ pointer: '', code: problem }] : []
  return (
    <ShopShell frame={frame} title={said.title} isNarrow>
      <h1>{said.title}</h1>
      <p class="lead">{said.text}</p>
      <form class="form" method="post" action="/login">
        <ProblemSummary t={t} problems={problems} labels={{}} />
        <input type="hidden" name="next" value={next} />
        <Field
          t={t}
          name="email"
          label={said.email}
          required
          control={(wired) => (
            <input {...wired} type="email" value={email} autocomplete="username" maxlength={254} />
          )}
        />
        <Field
          t={t}
          name="password"
          label={said.password}
          required
          control={(wired) => (
            <input {...wired} type="password" autocomplete="current-password" maxlength={200} />
          )}
        />
        <button class="btn primary wide" type="submit">
          {said.submit}
        </button>
      </form>
    </ShopShell>
  )
}
