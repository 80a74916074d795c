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
