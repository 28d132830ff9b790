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
  type Value = string | number | null;
  interface Statement {
    all(...values: Value[]): unknown[];
    get(...values: Value[]): unknown;
    run(...values: Value[]): { changes: number };
  }
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean; timeout?: number });
    pragma(setting: string): unknown;
    prepare(sql: string): Statement;
    close(): void;
  }
}
