import type { ProjectRow } from '../../projections/projects'
import { isolateName } from '../../src/domain/contact/isolate-name'
import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import { describeFreeOrderEnd } from './tracker-end-notice'

/** `token`: of the link, which the button sends on. `isEnded`: it came too late. */
type ConfirmationViewModel = {
  project: Pick<ProjectRow, 'id' | 'name' | 'orderNumber' | 'cancelCause' | 'freeRelease'>
  token: string
  isEnded: boolean
}

type Props = { frame: PageFrame; model: ConfirmationViewModel }

/** Posts `t` to /orders/{id}/confirmation. */
export const ConfirmationPage = ({ frame, model: { project, token, isEnded } }: Props) => {
  const { t } = frame
  const texts = t.pages.confirmation
  const { title, text } = isEnded
    ? describeFreeOrderEnd(project, t)
    : { title: texts.title, text: texts.text(isolateName(project.name), project.orderNumber) }
  return (
    <ShopShell frame={frame} title={title} isNarrow>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {isEnded ? (
        <a class="btn primary wide" href="/order">
          {t.tracker.orderAgain}
        </a>
      ) : (
        <form class="form" method="post" action={`/orders/${project.id}/confirmation`}>
          <input type="hidden" name="t" value={token} />
          <button class="btn primary wide" type="submit">
            {texts.submit}
          </button>
          <p class="meta">{texts.notYou}</p>
        </form>
      )}
    </ShopShell>
  )
}
