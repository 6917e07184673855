/** Styles of the mailbox, in the page itself: whoever serves it needs no second route. */
export const mailboxCss = `
:root { color-scheme: light dark; --ground: #fbfaf6; --sheet: #ffffff; --ink: #1e241f; --soft: #545c55; --rule: #d3cfbf; --green: #1f5138; }
@media (prefers-color-scheme: dark) { :root { --ground: #121814; --sheet: #1a221c; --ink: #efece0; --soft: #b5b8ab; --rule: #3a443c; --green: #93cfa9; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 18px/1.5 "Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", system-ui, "Segoe UI", Arial, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: clamp(20px, 4vw, 48px) clamp(16px, 4vw, 32px) 64px; }
header { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
h1 { margin: 12px 0; font-size: clamp(28px, 4vw, 40px); line-height: 1.1; letter-spacing: -.02em; overflow-wrap: anywhere; }
a { color: var(--green); text-underline-offset: 4px; }
:focus-visible { outline: 3px solid var(--green); outline-offset: 3px; }
.button { display: inline-block; border: 2px solid var(--green); border-radius: 8px; padding: 6px 16px; font-weight: 650; text-decoration: none; overflow-wrap: anywhere; }
.button:hover { text-decoration: underline; }
.note, .to, time, .start, .files, .attachments span, dt { color: var(--soft); }
.note { margin: 0 0 28px; }
.empty { border: 2px dashed var(--rule); border-radius: 8px; padding: 48px 24px; text-align: center; }
ul { list-style: none; margin: 0; padding: 0; }
.mails li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 20px; padding: 18px 0; border-top: 1px solid var(--rule); }
.mails li:last-child { border-bottom: 1px solid var(--rule); }
.mails li:hover { background: var(--sheet); }
.mails a { grid-column: 1 / -1; font-size: 20px; font-weight: 700; text-decoration: none; }
.mails a::after { content: ""; position: absolute; inset: 0; }
.mails a:hover { text-decoration: underline; }
.to, .start { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.files { text-align: right; }
.files:empty { display: none; }
dl { display: grid; gap: 4px; margin: 0 0 20px; }
dl div { display: grid; grid-template-columns: 7em minmax(0, 1fr); }
dd { margin: 0; overflow-wrap: anywhere; }
.attachments { margin-bottom: 20px; }
.attachments li { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; }
iframe { display: block; width: 100%; height: 78vh; min-height: 560px; border: 1px solid var(--rule); border-radius: 8px; background: #fff; color-scheme: light; resize: vertical; }
details { margin-top: 24px; border-top: 1px solid var(--rule); padding-top: 16px; }
summary { font-weight: 650; cursor: pointer; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 560px) { .mails li { grid-template-columns: minmax(0, 1fr); } .files { text-align: left; } dl div { grid-template-columns: minmax(0, 1fr); } }
`;
