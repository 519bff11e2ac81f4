/** Markdown files are bundled as text. */
declare module '*.md' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler's text loader exports nothing else.
  export default text;
}
