import type { PluginItem } from '../../../projections/queries/plugins'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { catalogueTabPath } from './catalogue-shell'
import type { CatalogueItemView } from './catalogue-view-model'
import type { PluginChoices } from './plugin-view-model'

export const pluginPath = (id: string) => `${catalogueTabPath('plugins')}/${id}`
export const pluginVersionsPath = (id: string) => `${pluginPath(id)}/versions`
export const pluginPricesPath = (id: string) => `${pluginPath(id)}/prices`

export const nameCategory = ({ categoryName, categoryNameEn }: PluginItem, t: Texts) =>
  t.locale === 'de' ? categoryName : categoryNameEn

export const namePlugin = ({ displayName, fields }: PluginItem, t: Texts) =>
  t.locale === 'de' ? displayName : (fields.displayNameEn ?? displayName)

const TextPair = ({ label, text, lang }: { label: string; text?: string; lang?: string }) =>
  text ? (
    <>
      <dt>{label}</dt>
      <dd class="paragraphs" {...(lang ? { lang } : {})}>
        <bdi>{text}</bdi>
      </dd>
    </>
  ) : null

const Facts = ({ t, item }: { t: Texts; item: PluginItem }) => {
  const texts = t.catalogue.plugins
  const { fields, labels } = { fields: item.fields, labels: texts.fields }
  return (
    <dl class="body pairs">
      <dt>{texts.prices}</dt>
      <dd>
        <a href={pluginPricesPath(item.id)}>{texts.openPrices}</a>
      </dd>
      <dt>{labels.phase}</dt>
      <dd>{texts.phases[item.phase] ?? item.phase}</dd>
      <dt>{labels.category}</dt>
      <dd>
        <bdi>{nameCategory(item, t)}</bdi>
      </dd>
      <dt>{texts.columns.version}</dt>
      <dd>
        {item.version ?? texts.noVersion}{' '}
        <a href={pluginVersionsPath(item.id)}>{t.catalogue.versions.open}</a>
      </dd>
      <dt>{texts.runningLicenses}</dt>
      <dd>{formatNumber(item.licenseCount, t.locale)}</dd>
      <dt>{labels.hasTrial}</dt>
      <dd>{item.hasTrial ? texts.trialYes : texts.trialNo}</dd>
      {item.isFeatured && (
        <>
          <dt>{t.catalogue.fields.order}</dt>
          <dd>{texts.featured}</dd>
        </>
      )}
      <TextPair
        label={t.catalogue.fields.displayNameEn}
        text={fields.displayNameEn ?? t.none}
        lang="en"
      />
      <TextPair
        label={labels.description}
        {...(fields.description ? { text: fields.description } : {})}
      />
      <TextPair
        label={labels.descriptionEn}
        {...(fields.descriptionEn ? { text: fields.descriptionEn } : {})}
        lang="en"
      />
      <TextPair
        label={labels.longDescription}
        {...(fields.longDescription ? { text: fields.longDescription } : {})}
      />
      <TextPair
        label={labels.longDescriptionEn}
        {...(fields.longDescriptionEn ? { text: fields.longDescriptionEn } : {})}
        lang="en"
      />
      {item.screenshotUrl && (
        <>
          <dt>{labels.screenshotUrl}</dt>
          <dd>
            <a class="long" href={item.screenshotUrl} rel="noreferrer">
              {item.screenshotUrl}
            </a>
          </dd>
        </>
      )}
    </dl>
  )
}

/** One plugin, on the page that all items of the catalogue have. */
export const pluginView: CatalogueItemView<PluginItem, PluginChoices> = {
  tab: 'plugins',
  texts: (t) => t.catalogue.plugins,
  Facts,
}
