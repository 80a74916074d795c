import { RawJson } from '../parts/raw-json'
import { ScrollArea } from '../parts/scroll-area'
import { TableHead } from '../parts/table-head'
import type { Texts } from '../texts/de'
import type { Operation } from './operations'
import { Prose } from './prose'

type Props = { t: Texts; operation: Operation }

const Parameters = ({ t, operation }: Props) => (
  <ScrollArea label={`${t.pages.docs.parameters}: ${operation.method} ${operation.path}`}>
    <table>
      <TableHead columns={[t.pages.docs.name, t.pages.docs.location, t.pages.docs.meaning]} />
      <tbody>
        {operation.parameters.map((parameter) => (
          <tr>
            <td>
              <code>{parameter.name}</code>
              {parameter.required && <span class="sub">{t.required}</span>}
            </td>
            <td>{parameter.in}</td>
            <td lang="en">
              <Prose text={parameter.description ?? ''} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollArea>
)

const Responses = ({ t, operation }: Props) => (
  <div>
    <h3>{t.pages.docs.answers}</h3>
    <dl class="answers">
      {operation.responses.map(({ status, description }) => (
        <>
          <dt>
            <code>{status}</code>
          </dt>
          <dd lang="en">
            <Prose text={description} />
          </dd>
        </>
      ))}
    </dl>
  </div>
)

/** One operation of the API. */
export const OperationSection = ({ t, operation }: Props) => (
  <section class="card" id={operation.id} aria-labelledby={`${operation.id}-title`}>
    <header>
      <h2 id={`${operation.id}-title`}>
        <span class="verb">{operation.method}</span> <code>{operation.path}</code>
      </h2>
    </header>
    <div class="body stack">
      {operation.summary && <p lang="en">{operation.summary}</p>}
      {operation.description && (
        <p class="meta" lang="en">
          <Prose text={operation.description} />
        </p>
      )}
      {operation.parameters.length > 0 && <Parameters t={t} operation={operation} />}
      {operation.body !== undefined && (
        <details class="more">
          <summary>{t.pages.docs.body}</summary>
          <RawJson
            label={`${t.pages.docs.body}: ${operation.method} ${operation.path}`}
            value={operation.body}
          />
        </details>
      )}
      {operation.responses.length > 0 && <Responses t={t} operation={operation} />}
    </div>
  </section>
)
