import type { PageFrame } from '../layout/page-frame'
import { ShopShell } from '../layout/shop-shell'
import type { OpenApiDocument } from './open-api-document'
import { OperationSection } from './operation-section'
import { type Operation, readOperations } from './operations'
import { Prose } from './prose'

type Props = { frame: PageFrame; document: OpenApiDocument }

const Contents = ({ label, operations }: { label: string; operations: Operation[] }) => (
  <nav class="card" aria-labelledby="contents-title">
    <header>
      <h2 id="contents-title">{label}</h2>
    </header>
    <ul class="body contents">
      {operations.map(({ id, method, path }) => (
        <li>
          <a href={`#${id}`}>
            <span class="verb">{method}</span>
            <code>{path}</code>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** The API documentation, rendered from the OpenAPI document alone. */
export const DocsPage = ({ frame, document }: Props) => {
  const { t } = frame
  const operations = readOperations(document)
  return (
    <ShopShell frame={frame} title={t.apiDocs}>
      <div class="head">
        <div>
          <h1>{t.apiDocs}</h1>
          <p class="facts">
            <span lang="en">{document.info.title}</span>
            <span>{t.pages.docs.version(document.info.version)}</span>
            <a href="/openapi.json">{t.pages.docs.download}</a>
          </p>
        </div>
      </div>
      {document.info.description && (
        <p class="lead" lang="en">
          <Prose text={document.info.description} />
        </p>
      )}
      <div class="stack">
        {operations.length === 0 ? (
          <p>{t.pages.docs.empty}</p>
        ) : (
          <Contents label={t.pages.docs.contents} operations={operations} />
        )}
        {operations.map((operation) => (
          <OperationSection t={t} operation={operation} />
        ))}
      </div>
    </ShopShell>
  )
}
