/** What programs write, one object a line, read as what it is: unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function parseJsonObject(text: string): JsonObject {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) throw new TypeError(`no object: ${text.slice(0, 200)}`);
  return parsed;
}

export function numberAt(object: JsonObject, key: string): number {
  const value = object[key];
  if (typeof value !== 'number') throw new TypeError(`no number "${key}" in ${describe(object)}`);
  return value;
}

export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value !== 'string') throw new TypeError(`no text "${key}" in ${describe(object)}`);
  return value;
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  if (!isObject(value)) throw new TypeError(`no object "${key}" in ${describe(object)}`);
  return value;
}

export function textsAt(object: JsonObject, key: string): string[] {
  return listAt(object, key).map(String);
}

export function numbersAt(object: JsonObject, key: string): number[] {
  return listAt(object, key).map((value) => {
    if (typeof value !== 'number') throw new TypeError(`no numbers "${key}" in ${describe(object)}`);
    return value;
  });
}

function listAt(object: JsonObject, key: string): readonly unknown[] {
  const value = object[key];
  if (!Array.isArray(value)) throw new TypeError(`no list "${key}" in ${describe(object)}`);
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(object: JsonObject): string {
  return JSON.stringify(object).slice(0, 200);
}
