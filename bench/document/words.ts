/** The vocabulary of generated specifications: things, people and services whose names never clash. */

export const qualifiers = [
  'billing', 'berth', 'carrier', 'claim', 'contract', 'customer', 'depot', 'driver', 'export', 'freight',
  'garage', 'harbour', 'import', 'invoice', 'labour', 'loyalty', 'market', 'payment', 'permit', 'pickup',
  'pricing', 'quality', 'refund', 'return', 'route', 'safety', 'season', 'site', 'stock', 'supplier',
  'tariff', 'terminal', 'ticket', 'transit', 'vendor', 'vessel', 'visit', 'voucher', 'warehouse', 'yard',
] as const;

export const things = [
  'account', 'address', 'agreement', 'allocation', 'approval', 'attachment', 'audit', 'balance', 'batch',
  'booking', 'budget', 'calendar', 'cancellation', 'certificate', 'charge', 'checklist', 'comment', 'credit',
  'delivery', 'deposit', 'discount', 'dispute', 'estimate', 'exemption', 'fee', 'forecast', 'grant',
  'handover', 'incident', 'inspection', 'label', 'ledger', 'limit', 'manifest', 'measurement', 'notice',
  'offer', 'order', 'package', 'policy', 'profile', 'quota', 'receipt', 'report', 'reservation', 'review',
  'schedule', 'settlement', 'shift', 'survey', 'template', 'transfer', 'valuation', 'waiver', 'warranty',
] as const;

export const people = [
  'Mbali Dlamini', 'Henrik Aas', 'Ines Moreau', 'Tomasz Zielinski', 'Priya Raman', 'Jonas Keller',
  'Aiko Tanabe', 'Lucia Ferrari', 'Samir Haddad', 'Nora Lindqvist',
] as const;

export const services = [
  'Notification Gateway', 'Ledger Service', 'Identity Provider', 'Document Store', 'Tax Engine', 'Address Lookup',
  'Exchange Rate Feed', 'Customs Broker', 'Print Service', 'Fraud Screening', 'Calendar Service', 'Map Service',
] as const;

export const purposes = [
  'Takes what a planner has entered and answers with the stored record',
  'Returns the record as it is now, with the states it may go to next',
  'Changes the fields that are given and leaves the others as they are',
  'Records a decision; repeating the same request returns the stored one',
  'Lists the records of one site, newest first, a hundred on a page',
] as const;

export const remarks = [
  'shown in the console', 'copied from the order', 'kept for the yearly audit', 'empty until it is known',
  'owned by the site', 'set once and never changed', 'used to sort the list', 'printed on the receipt',
] as const;

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const plural = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
