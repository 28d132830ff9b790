/** The little of the database drivers that these tests use beside the harness; the packages come without types. */
declare module 'pg' {
  interface Client {
    query(
      statement: string,
      values: readonly (string | number | null)[],
    ): Promise<{ rows: Record<string, string | number | null>[] }>;
  }
}

declare module 'better-sqlite3' {
  export default class Database {
    constructor(file: string, options: { readonly?: boolean; timeout?: number });
    prepare(sql: string): Record<'all' | 'run', (...values: (string | number | null)[]) => unknown>;
    close(): void;
  }
}
