import type { Request, RequestHandler } from "express";
import helmet from "helmet";
import { refuse } from "./api-problem.ts";

function ownHosts(request: Request): readonly string[] {
  const port = request.socket.localPort;
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/**
 * Refuses with 403 whatever was not asked of this machine by its own page: a foreign `Host` (a name that was made to
 * point here) and a foreign `Origin` (another page in the same browser, "null" included).
 */
export const refuseForeign: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers;
  const hosts = ownHosts(request);
  if (host === undefined || !hosts.includes(host)) {
    return refuse(response, 403, "The dashboard answers to its own address only.");
  }
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) {
    return refuse(response, 403, "The dashboard answers to its own page only.");
  }
  next();
};

/** Headers of every answer: scripts, styles and requests of this server alone, nothing inline, no evaluation. */
export const secureHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: "no-referrer" },
});
