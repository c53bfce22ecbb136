// Plain requests, with trust in one certificate.

import http from 'node:http'
import https from 'node:https'

// biome-ignore lint/suspicious/noExplicitAny: what a service answers is looked at, not typed
export type Json = any

/** An answer as it came. */
export type Answer = { status: number; headers: http.IncomingHttpHeaders; json: Json }

/** A request. */
export type Asked = {
  method: string
  url: string
  headers: Record<string, string>
  /** An object goes as JSON, a form as it is. */
  body?: Json | Form
  certificate: string | undefined
}

/** A part of a form: text, or a file. */
export type Part = { name: string; text: string } | { name: string; file: File }
type File = { name: string; kind: string; content: Buffer }

/** A `multipart/form-data` body. */
export class Form {
  private readonly mark = 'a-line-that-no-part-holds'

  constructor(private readonly parts: Part[]) {}

  get kind(): string {
    return `multipart/form-data; boundary=${this.mark}`
  }

  bytes(): Buffer {
    const pieces = this.parts.flatMap((part) => {
      const head = `--${this.mark}\r\nContent-Disposition: form-data; name="${part.name}"`
      if ('text' in part) return [Buffer.from(`${head}\r\n\r\n${part.text}\r\n`)]
      const { name, kind, content } = part.file
      const start = `${head}; filename="${name}"\r\nContent-Type: ${kind}\r\n\r\n`
      return [Buffer.from(start), content, Buffer.from('\r\n')]
    })
    return Buffer.concat([...pieces, Buffer.from(`--${this.mark}--\r\n`)])
  }
}

/** Sends a request and reads the whole answer; one that is no JSON is `undefined`. */
export function ask({ method, url, headers, body, certificate }: Asked): Promise<Answer> {
  const bytes = body instanceof Form ? body.bytes() : body && Buffer.from(JSON.stringify(body))
  const kind = body instanceof Form ? body.kind : 'application/json'
  // Node leaves the length of a DELETE's body out unless told.
  const length = bytes === undefined ? {} : { 'Content-Length': `${bytes.length}` }
  const all = { Accept: 'application/json', 'Content-Type': kind, ...length, ...headers }
  return new Promise((answered, failed) => {
    const send = url.startsWith('https:') ? https.request : http.request
    const options = certificate === undefined ? {} : { ca: certificate }
    const request = send(url, { method, headers: all, agent: false, ...options }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('error', failed)
      response.once('end', () => {
        const text = Buffer.concat(pieces).toString()
        const { statusCode = 0, headers } = response
        answered({ status: statusCode, headers, json: read(text) })
      })
    })
    request.once('error', failed)
    request.end(bytes)
  })
}

function read(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
