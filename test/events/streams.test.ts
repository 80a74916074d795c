import { describe, expect, test } from 'bun:test'
import {
  baseDomainStream,
  bundleStream,
  categoryStream,
  domainStream,
  licenseStream,
  parseStreamId,
  parseStreamKind,
  personStream,
  pluginStream,
  projectStream,
  projectTypeStream,
  serverStream,
} from '../../events/streams'

const id = '01993e5a-1111-7000-8000-00000000be12'

describe('the name of a stream', () => {
  test.each([
    [projectStream(id), 'project', id],
    [personStream(id), 'person', id],
    [serverStream(id), 'server', id],
    [domainStream('xn--kln-sna.vrs-gmbh.de'), 'domain', 'xn--kln-sna.vrs-gmbh.de'],
    [licenseStream(id, 'kontakt-plus'), 'license', `${id}-kontakt-plus`],
    [pluginStream('kontakt-plus'), 'plugin', 'kontakt-plus'],
    [bundleStream('starter-2026'), 'bundle', 'starter-2026'],
    [projectTypeStream('business_directory'), 'project_type', 'business_directory'],
    [categoryStream('web'), 'category', 'web'],
    [baseDomainStream('vrs.gmbh'), 'base_domain', 'vrs.gmbh'],
  ])('%s says kind and id', (stream, kind, key) => {
    expect(parseStreamKind(stream)).toBe(kind)
    expect(parseStreamId(stream)).toBe(key)
  })
})
