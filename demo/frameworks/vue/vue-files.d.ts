/** TypeScript alone reads no `.vue`; whoever has vue-tsc needs no such file. */
declare module "*.vue" {
  import type { Component } from "vue";
  const component: Component;
  export default component;
}
