/** The form in which an address is stored and compared: trimmed, lower case, Unicode composed. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** `m•••@example.com`: enough for its owner to recognise, too little for anybody else. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
