import type { Child } from 'hono/jsx'

type Props = { title: string; text: string; children?: Child }

/** What stands where nothing stands yet, and what to do about it. */
export const EmptyState = ({ title, text, children }: Props) => (
  <div class="empty">
    <p class="title">{title}</p>
    <p>{text}</p>
    {children}
  </div>
)
