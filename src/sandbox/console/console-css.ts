export const consoleCss = `
:root { color-scheme: light dark;
  --ground: light-dark(oklch(98.4% 0.003 210), oklch(19% 0.012 230)); --paper: light-dark(#fff, oklch(22.5% 0.013 230));
  --line: light-dark(oklch(91.5% 0.006 220), oklch(31% 0.014 230)); --edge: light-dark(oklch(62% 0.02 220), oklch(58% 0.02 230));
  --ink: light-dark(oklch(25% 0.02 235), oklch(94% 0.006 220)); --quiet: light-dark(oklch(45% 0.02 235), oklch(75% 0.012 225));
  --accent: light-dark(oklch(43% 0.09 205), oklch(80% 0.09 200)); --bad: light-dark(oklch(47% 0.16 27), oklch(78% 0.12 25)); }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: .875rem/1.5 "Inter Variable", system-ui, sans-serif; }
header, main { max-width: 84rem; margin-inline: auto; padding: 1.5rem; }
header { padding-bottom: 0; }
h1 { font-size: 1.375rem; letter-spacing: -.015em; }
h2 { font-size: 1rem; margin-bottom: .75rem; }
h3 { font-size: .8125rem; font-weight: 550; margin: 1rem 0 .25rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: .75rem; }
a { color: var(--accent); text-underline-offset: .2em; }
nav a { padding: .25rem 0; }
main { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); align-items: start; }
main > section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; min-width: 0; scroll-margin-top: 1rem; }
.quiet, .count { color: var(--quiet); font-size: .8125rem; font-weight: 400; }
.scroll { overflow: auto; max-height: 22rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; font-size: .75rem; color: var(--quiet); }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: break-word; }
td:first-child, time { white-space: nowrap; }
td:first-child:has(code) { white-space: normal; }
time { font-variant-numeric: tabular-nums; color: var(--quiet); }
code, pre { font: .8125rem/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem 0; font-family: inherit; }
.mail { border-bottom: 1px solid var(--line); }
.mail summary { padding: .4rem 0; cursor: pointer; }
.mail summary span { color: var(--quiet); }
.switch { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; padding: .5rem 0; }
.acts { display: flex; flex-wrap: wrap; gap: .25rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem .75rem; padding: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
form[action$="clearance"] { margin: .75rem 0; }
.switch strong { width: 4.5rem; padding-bottom: .35rem; font-weight: 550; }
label { display: grid; gap: .125rem; font-size: .75rem; color: var(--quiet); }
label.wide { flex: 1 1 14rem; }
input, select, button { min-height: 2rem; padding: .25rem .5rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit; font-size: .875rem; }
input[type=number] { width: 6.5rem; }
button { cursor: pointer; font-weight: 550; }
button:hover { border-color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.notice { border: 1px solid var(--bad); color: var(--bad); border-radius: 6px; padding: .5rem .75rem; }
`
