import type { Child } from 'hono/jsx'

const dateFormat = new Intl.DateTimeFormat('de-DE', {
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/Berlin',
})

/** An ISO instant in Berlin's time. */
export const Time = ({ at }: { at: string }) => (
  <time datetime={at}>{dateFormat.format(new Date(at))}</time>
)

export const maxRows = 50

type TableProps<T> = {
  title: string
  columnNames: string[]
  /** Newest first; only the first 50 are shown. */
  rows: T[]
  emptyText: string
  renderRow: (one: T) => Child[]
}

export const Table = <T,>({ title, columnNames, rows, emptyText, renderRow }: TableProps<T>) => (
  <div class="table">
    <h3>
      {title} <span class="count">{rows.length}</span>
    </h3>
    {rows.length === 0 ? (
      <p class="quiet">{emptyText}</p>
    ) : (
      <section class="scroll" aria-label={title} tabindex={0}>
        <table>
          <thead>
            <tr>
              {columnNames.map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, maxRows).map((one) => (
              <tr>
                {renderRow(one).map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
    {rows.length > maxRows && (
      <p class="quiet">
        Die neuesten {maxRows} von {rows.length}.
      </p>
    )}
  </div>
)

export const Mono = ({ children }: { children: Child }) => <code>{children}</code>
