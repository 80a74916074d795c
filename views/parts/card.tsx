import type { Child } from 'hono/jsx'

type Props = { id: string; title: string; aside?: string; children: Child }

/** A titled section on a surface of its own. */
export const Card = ({ id, title, aside, children }: Props) => (
  <section class="card" aria-labelledby={`${id}-title`}>
    <header>
      <h2 id={`${id}-title`}>{title}</h2>
      {aside && <span class="meta">{aside}</span>}
    </header>
    {children}
  </section>
)
