import type { IncomingMessage, ServerResponse } from 'node:http'

export const readDomrobotCookie = (request: IncomingMessage): string | undefined =>
  /(?:^|;\s*)domrobot=([0-9a-f]{32})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]

export const sendJson = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body))
}

export const sendErrorPage = (response: ServerResponse, status: number, title: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' })
  response.end(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`)
}
