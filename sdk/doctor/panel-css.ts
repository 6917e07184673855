/** Over whatever page it is on: its own ground, its own type, nothing inherited. */
export const panelCss = `
:host { all: initial; position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; max-inline-size: min(28em, calc(100vw - 24px)); color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif }
section { max-block-size: min(40em, calc(100vh - 24px)); overflow: auto; box-sizing: border-box; padding: 16px; border: 2px solid; border-radius: 8px; background: #fff; color: #1f2420; overflow-wrap: anywhere }
h2 { margin: 0; font-size: 1.125em; outline: none }
h3 { margin: 16px 0 0; font-size: 1em }
p { margin: 8px 0 0 }
p > button { margin: 4px 8px 4px 0 }
ul { margin: 8px 0 0; padding: 0; list-style: none }
li { padding: 8px 12px; border-inline-start: 4px solid #5d615e }
li + li { margin-block-start: 8px }
li.bad { border-color: #a3271f; background: #f8efee }
li.good { border-color: #1d5c45 }
strong, span { display: block }
button { min-block-size: 44px; padding: 8px 16px; border: 1px solid; border-radius: 8px; background: none; color: inherit; font: inherit; cursor: pointer }
button:focus-visible { outline: 3px solid; outline-offset: 2px }
small { display: block; margin-block-start: 12px; font-size: .875em }
@media (prefers-color-scheme: dark) { section { background: #1f2420; color: #f5f2ea } li.bad { background: #3a2321; border-color: #f0a29b } li.good { border-color: #7fc4a6 } }
`;
