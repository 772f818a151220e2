/** How the report looks. One sheet, inside the page; its hash stands in the page's security policy. */

export const style = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6773; --line: #dfe4ea; --paper: #fff; --card: #f6f8fa;
  --bad: #c2362f; --good: #217a4b; --even: #8a94a0; --accent: #2f5d9e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebef; --soft: #a2adb8; --line: #333c46; --paper: #14191f;
  --card: #1c232b; --bad: #f0766e; --good: #5cc98d; --even: #8a94a0; --accent: #86b1ee; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { margin: 0; font-size: 1.05rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); font-size: .9rem; }
nav a { margin-right: 1rem; } a { color: var(--accent); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
.figure { background: var(--card); border-radius: .5rem; padding: .75rem 1rem; } .figure b { display: block; font-size: 1.45rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: middle; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.negative { color: var(--bad); } .positive { color: var(--good); } .neutral { color: var(--soft); }
svg { max-width: 100%; height: auto; display: block; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
svg .title { fill: var(--ink); font-weight: 600; } svg .axis { stroke: var(--line); } svg .track { fill: var(--line); }
svg .fill-negative { fill: var(--bad); } svg .fill-positive { fill: var(--good); } svg .fill-neutral { fill: var(--even); }
svg .halo { stroke: var(--paper); stroke-width: 3px; paint-order: stroke; }
svg .c0 { fill: #4477aa; } svg .c1 { fill: #ee6677; } svg .c2 { fill: #228833; } svg .c3 { fill: #ccbb44; } svg .c4 { fill: #66ccee; }
svg .c5 { fill: #aa3377; } svg .c6 { fill: #ee8866; } svg .c7 { fill: #7a7a7a; } svg .c8 { fill: #44bb99; } svg .c9 { fill: #994455; }
svg .dot { opacity: .3; } svg .bubble { opacity: .85; stroke: var(--paper); stroke-width: 2; }
article { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; margin: 1rem 0; }
blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
blockquote.negative { border-color: var(--bad); color: inherit; } blockquote.positive { border-color: var(--good); color: inherit; }
cite { font-style: normal; color: var(--soft); font-size: .85rem; white-space: nowrap; }
ul.traits { padding-left: 1.1rem; margin: .4rem 0; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
`;
