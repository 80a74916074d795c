import type { Child } from 'hono/jsx'

type Props = { label: string; children: Child }

/** Holds what may be wider than the screen; reachable and scrollable by keyboard. */
export const ScrollArea = ({ label, children }: Props) => (
  <section class="scroll" aria-label={label} tabindex={0}>
    {children}
  </section>
)
