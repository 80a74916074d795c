import type { Frame } from '../layout/frame'
import { ShopShell } from '../layout/shop-shell'
import type { OpenApiDocument } from './open-api-document'

type Props = { frame: Frame; document: OpenApiDocument }

export const DocsPage = ({ frame, document }: Props) => (
  <ShopShell frame={frame} title={document.info.title}>
    <h1>{document.info.title}</h1>
  </ShopShell>
)
