/** What is used of the module that Emscripten made of PostgreSQL's parser: memory, and one function. */
declare module 'libpg-query/wasm/libpg-query.js' {
  export interface PgModule {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, pointer: number, bytes: number): void;
    UTF8ToString(pointer: number): string;
    getValue(pointer: number, type: 'i32'): number;
    /** A pointer to libpg_query's `PgQueryParseResult`. */
    _wasm_parse_query_raw(text: number): number;
    _wasm_free_parse_result(result: number): void;
  }
  export interface PgModuleOptions {
    /** Replaces the search for the file beside the script; what it throws rejects the module. */
    instantiateWasm?(imports: object, done: (instance: object) => void): void;
  }
  const createModule: (options?: PgModuleOptions) => Promise<PgModule>;
  // biome-ignore lint/style/noDefaultExport: that is what the package has.
  export default createModule;
}
