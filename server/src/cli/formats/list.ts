/** A JSON list that is written piece by piece. */

/** What writes more items of a list, indented by so much; its brackets are the caller's. */
export function createList(indent: string): { more(items: readonly unknown[]): string; isEmpty(): boolean } {
  let count = 0;
  return {
    more: items =>
      items
        .map(item => {
          const text = JSON.stringify(item, null, 2).replace(/^/gm, indent);
          return `${count++ === 0 ? '' : ','}\n${text}`;
        })
        .join(''),
    isEmpty: () => count === 0,
  };
}
