import type { ZoneGap } from '../../events/domain'
import { isolateName } from '../../src/domain/contact/isolate-name'
import { commonDnsLabels } from '../../src/domain/naming/common-dns-names'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import type { Texts } from '../texts/de'

/** What a copy of this very zone lacks. */
export const ZoneGapList = ({ t, gaps }: { t: Texts; gaps: readonly ZoneGap[] }) =>
  gaps.length > 0 ? (
    <div class="zone-copy">
      <p>
        <strong>{t.zoneCopy.gapsTitle}</strong>
      </p>
      <ul>
        {gaps.map((gap) => (
          <li>
            {t.zoneCopy.gaps[gap.reason]({ ...gap, name: isolateName(toUnicodeDomain(gap.name)) })}
          </li>
        ))}
      </ul>
    </div>
  ) : null

/** Shown before a transfer begins: afterwards the old provider cannot be asked any more. */
export const ZoneCopyNotice = ({ t, gaps = [] }: { t: Texts; gaps?: readonly ZoneGap[] }) => {
  const texts = t.zoneCopy
  return (
    <details class="more zone-copy">
      <summary>{texts.title}</summary>
      <p>{texts.copied}</p>
      <p>{texts.unknown}</p>
      <ul>
        {texts.unknownItems.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
      <p>{texts.advice}</p>
      <p>{`${texts.names}:`}</p>
      <p class="meta mono">{commonDnsLabels.join(', ')}</p>
      <ZoneGapList t={t} gaps={gaps} />
    </details>
  )
}
