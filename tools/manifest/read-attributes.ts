import type { Class, Expression, ObjectExpression, PropertyDefinition } from "oxc-parser";
import type { Source } from "./source.ts";

export interface Attribute {
  name: string;
  /** The property behind it, which only exists once the element's script has come. */
  field: string;
  /** A TypeScript type. */
  type: string;
  default?: string;
  description: string;
}

/** Set by our own script, never by a page. */
const NOT_FOR_PAGES = new Set(["late"]);

/** Lit's `static get properties()`: what isn't `state` is an attribute that a page may set. */
export function readAttributes(source: Source, node: Class): Attribute[] {
  const fields = node.body.body.filter((member): member is PropertyDefinition => member.type === "PropertyDefinition");
  return declared(node).flatMap(({ field, options }) => {
    if (options.get("state") === "true" || NOT_FOR_PAGES.has(field)) return [];
    const definition = fields.find(({ key }) => key.type === "Identifier" && key.name === field);
    const { description } = source.docOf(definition ?? { start: 0 });
    if (!definition || !description) throw new Error(`${source.path}: "${field}" needs a field with a comment`);
    const value = definition.value;
    const isText = value?.type === "Literal";
    return {
      name: options.get("attribute") ?? field.toLowerCase(),
      field,
      type: definition.typeAnnotation
        ? source.textOf(definition.typeAnnotation.typeAnnotation)
        : isText && typeof value.value !== "string"
          ? typeof value.value
          : "string",
      ...(isText && value.value !== "" ? { default: value.raw ?? "" } : {}),
      description,
    };
  });
}

interface Declared {
  field: string;
  /** Of its `PropertyDeclaration`, literals only. */
  options: Map<string, string>;
}

function declared(node: Class): Declared[] {
  const getter = node.body.body.find(
    (member) =>
      member.type === "MethodDefinition" && member.key.type === "Identifier" && member.key.name === "properties",
  );
  const statement = getter?.type === "MethodDefinition" ? getter.value.body?.body[0] : undefined;
  if (statement?.type !== "ReturnStatement" || statement.argument?.type !== "ObjectExpression") return [];
  return entries(statement.argument).map(([field, value]) => ({
    field,
    options: new Map(
      value.type === "ObjectExpression"
        ? entries(value).map(([key, option]) => [key, option.type === "Literal" ? String(option.value) : ""])
        : [],
    ),
  }));
}

function entries(object: ObjectExpression): [string, Expression][] {
  return object.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? [[property.key.name, property.value]] : [],
  );
}
