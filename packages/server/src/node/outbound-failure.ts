import { OutboundRefused } from '../core/deps.js';

const REASONS: Record<string, (host: string) => string> = {
  EAI_AGAIN: (host) => `The name server did not answer for ${host}`,
  ECONNREFUSED: (host) => `${host} refused the connection: nothing listens there`,
  ECONNRESET: (host) => `${host} closed the connection without an answer`,
  EPIPE: (host) => `${host} closed the connection without an answer`,
  ECONNABORTED: (host) => `${host} closed the connection without an answer`,
  ETIMEDOUT: (host) => `${host} did not take the connection in time`,
  EHOSTUNREACH: (host) => `There is no way to ${host} from here`,
  ENETUNREACH: (host) => `There is no way to ${host} from here`,
  EPROTO: (host) => `${host} does not speak TLS there`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The certificate is not for ${host}`,
  CERT_HAS_EXPIRED: (host) => `The certificate of ${host} has expired`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => `The certificate of ${host} is signed by itself, so nobody trusts it`,
  SELF_SIGNED_CERT_IN_CHAIN: (host) => `The certificate of ${host} comes from an authority that nobody trusts`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) => `${host} does not send the whole chain of its certificate`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: (host) => `The certificate of ${host} comes from an authority that nobody trusts`,
  HPE_HEADER_OVERFLOW: (host) => `The headers of ${host} are larger than 16 KiB`,
};

/** The same failure in words for the person who wrote the address. */
export function explainFailure(error: unknown, url: URL): unknown {
  if (error instanceof OutboundRefused) return error;
  const { code, errors } = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] };
  const key = code ?? errors?.[0]?.code ?? '';
  if (key === 'ENOTFOUND' || key === 'ENODATA') return new OutboundRefused(`The name ${url.hostname} does not resolve`);
  const reason =
    REASONS[key] ?? (key.startsWith('HPE_') ? (host: string) => `${host} does not answer as HTTP` : undefined);
  return reason ? new Error(reason(url.host), { cause: error }) : error;
}
