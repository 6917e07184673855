import type { PropertyDeclaration, ReactiveElement } from "lit";

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** As Lit's `property()`, without its branch for standard decorators, which our build does not use: 0.5 kB gz less. */
export function property(options?: PropertyDeclaration): Decorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options); // safe because the prototype is an element's
}

/** As Lit's `state()`. */
export function state(): Decorator {
  return property({ state: true, attribute: false });
}
