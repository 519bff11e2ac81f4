/** File names to try when the first choice is taken. */

/** `tech-007.md`, `tech-007-2.md`, `tech-007-3.md` and so on without end. */
export function* eachFileName(fileName: string): Generator<string, never> {
  yield fileName;
  const dot = fileName.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot)] : [fileName, ''];
  for (let number = 2; ; number++) yield `${stem}-${number}${extension}`;
}
