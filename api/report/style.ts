/** How the report looks. One sheet, inside the page; its hash stands in the page's security policy. */

export const style = `
:root { color-scheme: light dark; --ink: #1c2530; --soft: #58636f; --line: #dde2e8; --paper: #fff; --card: #f5f7f9;
  --bad: #bd332c; --good: #1f7346; --even: #929ca7; --accent: #2a5798; --fill: #6f8fb8; --faint: .35; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaee; --soft: #a3aeb9; --line: #323b45; --paper: #14191f;
  --card: #1c232b; --bad: #f07d75; --good: #5fc78f; --even: #7d8894; --accent: #8ab4ef; --fill: #5c7ba5; --faint: .6; } }
.c0 { --own: #3566a8; } .c1 { --own: #c8493a; } .c2 { --own: #2b7a3f; } .c3 { --own: #8c6d00; } .c4 { --own: #1b7488; }
.c5 { --own: #9b3a82; } .c6 { --own: #b05510; } .c7 { --own: #5f6670; } .c8 { --own: #5a53b8; } .c9 { --own: #7a4a2b; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: 1.25rem; padding-bottom: .75rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
nav a { text-decoration: none; } nav a[aria-current] { color: var(--ink); font-weight: 600; }
a { color: var(--accent); }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; } h3 { margin: 0 0 .5rem; font-size: 1.1rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); font-size: .9rem; } abbr { text-decoration: none; cursor: help; }
pre { background: var(--card); border-radius: .5rem; padding: .75rem 1rem; overflow-x: auto; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
.figure { background: var(--card); border-radius: .6rem; padding: .7rem 1rem; color: var(--soft); font-size: .9rem; }
.figure b { display: block; font-size: 1.6rem; line-height: 1.25; color: var(--ink); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem; margin: 1.75rem 0 0; }
.card { border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; } .card p { margin: 0; }
.card .finding { font-size: 1.1rem; font-weight: 600; margin: .1rem 0 .25rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: middle; }
th:first-child, td:first-child { padding-left: 0; } th { color: var(--soft); font-weight: 600; font-size: .85rem; }
table.top td { vertical-align: top; } table.top .bar { margin-top: .45rem; } table.narrow { width: auto; } tr.chosen td { font-weight: 700; background: var(--card); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quotes p { margin: 0 0 .3rem; } .quotes { min-width: 18rem; } .named { min-width: 11rem; }
.named a { display: inline-block; max-width: calc(100% - 2.6rem); vertical-align: middle; }
td.negative, .legend .negative b { color: var(--bad); } td.positive, .legend .positive b { color: var(--good); }
.badge { display: inline-block; min-width: 1.55rem; height: 1.55rem; margin-right: .55rem; border-radius: .8rem; background: var(--own);
  color: #fff; font-size: .8rem; font-weight: 700; line-height: 1.55rem; text-align: center; vertical-align: middle; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin: .4rem 0 0; padding: 0; color: var(--soft); font-size: .9rem; }
svg { display: block; } svg.bar { width: 5rem; height: .625rem; } svg.moods { width: 100%; height: .9rem; border-radius: .2rem; }
svg .track { fill: var(--line); } svg .middle { stroke: var(--soft); } svg .fill { fill: var(--fill); }
svg .fill.negative { fill: var(--bad); } svg .fill.positive { fill: var(--good); } svg .fill.neutral { fill: var(--even); } svg .fill.unsure { fill: var(--line); }
svg.chart { width: 100%; height: auto; } svg.phone { display: none; } svg text { fill: var(--soft); font: 12.5px system-ui, "Segoe UI", Roboto, sans-serif; }
svg .axis { stroke: var(--line); } svg .zero { stroke: var(--soft); stroke-dasharray: 4 4; }
svg .dot { fill: var(--own); opacity: var(--faint); } svg .bubble { fill: var(--own); stroke: var(--paper); stroke-width: 2; opacity: .93; }
svg .number-in { fill: #fff; font-weight: 700; }
svg .name { fill: var(--ink); font-weight: 600; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
article { border: 1px solid var(--line); border-radius: .7rem; padding: 1.1rem 1.25rem; margin: 1rem 0; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 2rem; margin-top: .75rem; } .columns > * { min-width: 0; }
blockquote { margin: 0 0 .7rem; padding: 0 0 0 .8rem; border-left: 3px solid var(--even); } blockquote p { margin: 0; }
blockquote.negative { border-color: var(--bad); } blockquote.positive { border-color: var(--good); }
cite { font-style: normal; color: var(--soft); font-size: .83rem; } .traits .effect { padding-right: 0; width: 6rem; }
.narrow-only { display: none; }
@media (max-width: 48rem) { body { padding: 1rem .9rem 3rem; } h1 { font-size: 1.45rem; } .columns { grid-template-columns: 1fr; }
  .wide-only, svg.chart.wide { display: none; } svg.phone { display: block; } .named { min-width: 8rem; }
  th, td { padding: .45rem .25rem; } th:last-child, td:last-child { padding-right: 0; } table { font-size: .9rem; } th { font-size: .8rem; } th.number { white-space: normal; } .narrow-only { display: inline; } .traits .effect { display: none; } article { padding: .9rem; }
  .top tr { display: grid; grid-template-columns: 1fr 3.2rem 4rem 5rem; border-bottom: 1px solid var(--line); }
  .top th, .top td { border: 0; } .top .quotes { grid-column: 1 / -1; padding-left: 0; padding-top: 0; } .top th:last-child { display: none; } }
@media print { body { max-width: none; } nav { display: none; } article, .card, tr { break-inside: avoid; } }
`;
