const renderPage = (title: string, text: string) => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`

const createHtmlResponse = (status: number, title: string, text: string) =>
  new Response(renderPage(title, text), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })

export const createUnknownSiteResponse = () =>
  createHtmlResponse(
    421,
    'Diese Adresse gehört zu keiner Website',
    'Unter diesem Namen läuft hier nichts.',
  )

export const createSiteUnavailableResponse = () =>
  createHtmlResponse(
    502,
    'Die Website antwortet gerade nicht',
    'Sie startet noch oder wurde angehalten. Bitte versuchen Sie es in einem Moment noch einmal.',
  )
