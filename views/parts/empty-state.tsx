import type { Child } from 'hono/jsx'

type Props = { title: string; text: string; children?: Child }

/** Shown instead of an empty list, with an explanation and perhaps an action. */
export const EmptyState = ({ title, text, children }: Props) => (
  <div class="empty">
    <p class="title">{title}</p>
    <p>{text}</p>
    {children}
  </div>
)

type FilteredProps = {
  path: string
  isFiltered: boolean
  texts: Record<'nothingTitle' | 'nothingText' | 'reset' | 'emptyTitle' | 'emptyText', string>
  children?: Child
}

/** Of a list with filters: nothing fits them, or there is nothing yet; `children`: how to begin. */
export const EmptyListState = ({ path, isFiltered, texts, children }: FilteredProps) =>
  isFiltered ? (
    <EmptyState title={texts.nothingTitle} text={texts.nothingText}>
      <a class="btn" href={path}>
        {texts.reset}
      </a>
    </EmptyState>
  ) : (
    <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
      {children}
    </EmptyState>
  )
