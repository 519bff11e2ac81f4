/** Preferences: what the user wants of the server as a whole, beside what rules find. */

/** In which documents problems are shown; `off` keeps each document to itself. */
export type DiagnosticsScope = 'off' | 'open' | 'all';

export interface Preferences {
  readonly diagnostics: DiagnosticsScope;
  readonly lenses: { readonly openSlots: boolean; readonly uses: boolean };
  /** Takes the section `handoff` of the settings; false if nothing is different. What does not fit counts as left out. */
  update(settings: unknown): boolean;
}

export function createPreferences(): Preferences {
  let current = readPreferences(undefined);
  return {
    get diagnostics() {
      return current.diagnostics;
    },
    get lenses() {
      return current.lenses;
    },
    update(settings) {
      const next = readPreferences(settings);
      const isOther = JSON.stringify(next) !== JSON.stringify(current);
      current = next;
      return isOther;
    },
  };
}

function readPreferences(settings: unknown): Omit<Preferences, 'update'> {
  const { diagnostics } = part(settings, 'workspace');
  const { openSlots, uses } = part(settings, 'codeLens');
  return {
    diagnostics: diagnostics === 'off' || diagnostics === 'all' ? diagnostics : 'open',
    lenses: { openSlots: openSlots !== false, uses: uses !== false },
  };
}

const part = (settings: unknown, key: string): { readonly [name: string]: unknown } => {
  const value = (settings as { [key: string]: unknown } | null | undefined)?.[key];
  return typeof value === 'object' && value !== null ? (value as { [name: string]: unknown }) : {};
};
