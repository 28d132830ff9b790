import type { Core } from '@strapi/strapi';
import type { Part } from './conditions';

/**
 * That a column has one of many values, as one binding: the statement is the same however many there are, so that a
 * database that keeps statements planned keeps one. Values are text or numbers.
 */
export function oneOf(strapi: Core.Strapi, column: string, values: readonly unknown[]): Part {
  return { sql: inList(strapi, column), bindings: [listBinding(strapi, values)] };
}

/** The condition alone, with a `?` for what {@link listBinding} gives. */
export function inList(strapi: Core.Strapi, column: string): string {
  return isPostgres(strapi) ? `${column} = any(?)` : `${column} in (select value from json_each(?))`;
}

/** A list as one binding. */
export function listBinding(strapi: Core.Strapi, values: readonly unknown[]): unknown {
  return isPostgres(strapi) ? [...values] : JSON.stringify(values);
}

const isPostgres = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'postgres';
