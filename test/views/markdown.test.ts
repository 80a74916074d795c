import { describe, expect, test } from 'bun:test'
import { renderMarkdown } from '../../views/parts/markdown'

describe('Markdown of release notes', () => {
  test('is rendered, with headings below those of the page', () => {
    const text = '# Neu\n\n- **Suche** nach `Ort`\n- [mehr](https://vrs.gmbh/a?b=1&c=2)'
    expect(renderMarkdown(text)).toBe(
      [
        '<h4>Neu</h4>\n<ul>\n<li><strong>Suche</strong> nach <code>Ort</code></li>\n',
        '<li><a href="https://vrs.gmbh/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">mehr</a></li>\n</ul>\n',
      ].join(''),
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://spy.example/x.png)',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt&#58;alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](//evil.example)',
    '<a href="https://a.example" onclick="x()" style="color:red" class="button">x</a>',
    '<iframe src="https://a.example"></iframe><form action="/x"><input></form>',
    '<svg><script>alert(1)</script></svg>',
    '<style>body{display:none}</style>',
    '<p style="position:fixed" id="main">x</p>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<h1 id="act-yank">x</h1>',
  ])('%s brings nothing that runs, loads or styles', (text) => {
    const html = renderMarkdown(text)
    expect(html).not.toMatch(/<(?!\/?(?:p|a|h4|h5|h6|ul|ol|li|br|em|strong|code|pre)\b)/)
    expect(html).not.toMatch(/\b(?:on\w+|style|class|id|src)=|javascript:|data:|href="\/\//i)
  })
})
