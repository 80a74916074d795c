import { addQuery } from './add-query'

type Props = {
  path: string
  /** The query of the shown page. */
  query: Readonly<Record<string, string | undefined>>
  /** The query field that holds the position in the list. */
  cursor: 'after' | 'before'
  /** The cursor of the next page, absent at the end. */
  next: string | undefined
  texts: { first: string; next: string }
  /** Makes the links a landmark with this name. */
  label?: string
}

/** Links to the first and the next page of a list. */
export const Pagination = ({ path, query, cursor, next, texts, label }: Props) => {
  if (!next && !query[cursor]) return null
  const links = (
    <>
      {query[cursor] && (
        <a class="btn" href={addQuery(path, { ...query, [cursor]: undefined })}>
          {texts.first}
        </a>
      )}
      {next && (
        <a class="btn" href={addQuery(path, { ...query, [cursor]: next })}>
          {texts.next}
        </a>
      )}
    </>
  )
  return label ? (
    <nav class="list-foot" aria-label={label}>
      {links}
    </nav>
  ) : (
    <div class="list-foot">{links}</div>
  )
}
