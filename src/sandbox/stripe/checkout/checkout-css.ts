export const checkoutCss = `
:root { color-scheme: light dark; --ground: light-dark(#f6f7f9, #101318); --paper: light-dark(#fff, #191d24);
  --ink: light-dark(#171a20, #e9ecf1); --quiet: light-dark(#565e6c, #a3abb9); --line: light-dark(#dfe3e9, #2c323c);
  --accent: light-dark(#3b3fd8, #a9b0ff); --on-accent: light-dark(#fff, #12143f);
  --good: light-dark(#e5f5ea, #12301d); --bad: light-dark(#fdeaea, #3a1719); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(26rem, 100%); padding: 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
.mode { margin: 0 0 1.5rem; color: var(--quiet); font-size: .8125rem; }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.lines { list-style: none; margin: 0 0 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); }
.lines li { display: flex; justify-content: space-between; gap: 1rem; }
.lines small { display: block; color: var(--quiet); }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums; }
form { display: grid; gap: .5rem; margin: 0 0 .5rem; }
button, a.primary { min-height: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: transparent; color: inherit; font: inherit; cursor: pointer; }
button:hover { border-color: var(--quiet); }
.primary, a.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
a.primary { display: grid; place-items: center; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.notice { margin: 0 0 1rem; padding: .75rem 1rem; border-radius: .5rem; }
.good { background: var(--good); }
.bad { background: var(--bad); }
.small { margin: 1rem 0 0; color: var(--quiet); font-size: .875rem; }
.small a { color: inherit; }
`
