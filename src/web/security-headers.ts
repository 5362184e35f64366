import type { RequestHandler } from "express";

// No unsafe-inline anywhere: a text that slips past escaping still cannot run, style or send anything.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/**
 * Headers on every answer, whoever gives it.
 * @param https whether people reach the server by https only; then browsers are told to remember it
 */
export function securityHeaders(https: boolean): RequestHandler {
  return (_request, response, next) => {
    response.set({
      "Content-Security-Policy": contentSecurityPolicy,
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      // What is shown here belongs to one reader; what may be kept (assets) says so itself.
      "Cache-Control": "no-store",
    });
    if (https) response.set("Strict-Transport-Security", "max-age=31536000");
    next();
  };
}
