import { MailRefused, MailServerFailure, type MailServerProblem } from '../core/deps.js';

interface SmtpFailure extends Error {
  code?: string;
  /** What was being said to the server. */
  command?: string;
  responseCode?: number;
  response?: string;
}

const isFinal = ({ responseCode = 0 }: SmtpFailure) => responseCode >= 500 && responseCode < 600;

/** "Relaying denied", "blocked by policy" (RFC 3463, X.7): says something about us, not about the recipient. */
const isPolicy = ({ response = '' }: SmtpFailure) => /^5\d\d[ -]5\.7\./.test(response);

const isTls = ({ code = '', message }: SmtpFailure) =>
  code === 'ETLS' ||
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_)/.test(code) ||
  /certificate|wrong version number/i.test(message);

function problemOf(failure: SmtpFailure): MailServerProblem {
  const { code = '', command = '', responseCode, message } = failure;
  if (isTls(failure)) return 'tls';
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return 'password';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(code + message)) return 'dns';
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(code + message)) return 'refused';
  if (/ETIMEDOUT|Greeting never received/i.test(code + message)) return 'timeout';
  return command === 'MAIL FROM' ? 'sender' : 'other';
}

/**
 * Tells what can never work from what may be mended: an address or a content that is refused is refused again,
 * a wrong password, a sender that is not allowed and a full mailbox are not.
 */
export function explainSmtpFailure(thrown: Error): Error {
  const failure = thrown as SmtpFailure;
  const { code, command = '', message } = failure;
  const isRecipient = code === 'EENVELOPE' && command !== 'MAIL FROM';
  if (isFinal(failure) && (isRecipient || code === 'EMESSAGE')) {
    const about = isRecipient && !isPolicy(failure) ? 'recipient' : 'content';
    return new MailRefused(`The mail server refused the mail: ${message}`, { about, cause: thrown });
  }
  return new MailServerFailure(problemOf(failure), message, { cause: thrown });
}
