import type { Child } from 'hono/jsx'

type Props = { label: string; children: Child }

/** A region for wide content that also scrolls by keyboard. */
export const ScrollArea = ({ label, children }: Props) => (
  <section class="scroll" aria-label={label} tabindex={0}>
    {children}
  </section>
)
