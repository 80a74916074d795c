import type { Texts } from '../texts/de'

export const EmptyOffer = ({ t }: { t: Texts }) => (
  <div class="notice">
    <h2>{t.shop.emptyTitle}</h2>
    <p>{t.shop.emptyText}</p>
  </div>
)
