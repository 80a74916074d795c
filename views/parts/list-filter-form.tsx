import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'
import { InputField } from './input-field'

type Props = {
  t: Texts
  path: string
  /** The id of the list's element, which htmx replaces. */
  listId: string
  search: string | undefined
  texts: { search: string; searchHint: string; apply: string }
  children: Child
}

/** A plain GET form; with htmx the list and the address follow while somebody types. */
export const ListFilterForm = ({ t, path, listId, search, texts, children }: Props) => (
  <form
    class="filters"
    method="get"
    action={path}
    hx-get={path}
    hx-trigger="submit, change, input delay:250ms"
    hx-target={`#${listId}`}
    hx-swap="outerHTML"
    hx-push-url="true"
    hx-sync="this:replace"
  >
    <InputField
      t={t}
      name="search"
      label={texts.search}
      class="grow"
      input={{ type: 'search', value: search, placeholder: texts.searchHint, maxlength: 200 }}
    />
    {children}
    <button class="btn" type="submit">
      {texts.apply}
    </button>
  </form>
)
