import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer. Scripts come from here only; MapLibre needs workers from blobs and images from data: addresses,
 * Mantine writes style elements; `mapOrigins` are those of an online map style, when one is configured.
 */
export function securityHeaders(options: { readonly https: boolean; readonly mapOrigins: readonly string[] }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...options.mapOrigins],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...options.mapOrigins],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: options.https,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
}
