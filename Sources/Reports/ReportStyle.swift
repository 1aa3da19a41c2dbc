/// The report's style sheet: light and dark, wide and narrow, and print.
///
/// The colours of the charts come from M. Okabe and K. Ito, *Color Universal Design*, 2008, which
/// readers with any common colour vision can tell apart; darker or lighter for contrast.
enum ReportStyle {
  static let css: Markup = """
    :root {
      color-scheme: light dark;
      --page: #ffffff; --card: #f5f7f9; --ink: #1a2027; --soft: #55606d; --rule: #dde2e8;
      --winner: #0068a8; --baseline: #68727e; --rival: #b94a00; --material: #e9edf1;
      --good: #00694c; --bad: #a8331a; --hero: #eaf3fa; --hero-edge: #0068a8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #14181d; --card: #1d232a; --ink: #e8ecf0; --soft: #a6b1bd; --rule: #333c46;
        --winner: #62b8f0; --baseline: #a3adb8; --rival: #f0955a; --material: #252d35;
        --good: #54cfa5; --bad: #ff9a80; --hero: #182b3a; --hero-edge: #62b8f0;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--page); color: var(--ink);
      font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
    }
    main, header, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
    header { padding-top: 28px; }
    h1 { font-size: 1.25rem; margin: 0; font-weight: 650; }
    h2 { font-size: 1.35rem; margin: 0 0 6px; line-height: 1.25; }
    h3 { font-size: 1rem; margin: 0 0 2px; font-weight: 600; overflow-wrap: anywhere; }
    p { margin: 0 0 12px; max-width: 75ch; }
    code { font: 0.92em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    .lead { color: var(--soft); }
    section { padding: 30px 0 6px; border-top: 1px solid var(--rule); margin-top: 26px; }
    nav { margin: 14px 0 18px; font-size: 0.9rem; }
    nav a { margin-right: 14px; white-space: nowrap; display: inline-block; padding: 2px 0; }
    a { color: var(--winner); }
    .hero {
      background: var(--hero); border-left: 6px solid var(--hero-edge); border-radius: 4px;
      padding: 22px 26px 18px; margin: 0; border-top: 0;
    }
    .hero .kicker {
      font-size: 0.85rem; font-weight: 650; color: var(--hero-edge); margin: 0 0 4px;
    }
    .hero.keep { --hero: var(--card); --hero-edge: var(--baseline); }
    .hero .big {
      font-size: 1.65rem; line-height: 1.3; font-weight: 620; margin: 0 0 12px; max-width: 56ch;
      text-wrap: balance;
    }
    .hero p { max-width: 78ch; } .big code { font: inherit; }
    .tiles { display: flex; flex-wrap: wrap; gap: 10px 30px; margin: 16px 0 4px; padding: 0; }
    .tiles div { min-width: 90px; }
    .tiles dt { font-size: 0.85rem; color: var(--soft); }
    .tiles dd { margin: 0; font-size: 1.08rem; font-weight: 620; font-variant-numeric: tabular-nums; }
    .scroll { overflow-x: auto; margin: 0 0 18px; max-width: 100%; }
    .scroll:focus-visible, summary:focus-visible, a:focus-visible {
      outline: 2px solid var(--winner); outline-offset: 2px;
    }
    table { border-collapse: collapse; font-size: 0.92rem; min-width: 100%; }
    .caption { color: var(--soft); font-size: 0.88rem; margin: 12px 0 2px; }
    th, td { padding: 8px 10px; text-align: left; vertical-align: top; white-space: nowrap; }
    th:first-child { padding-left: 0; } th:last-child, td.num:last-child { padding-right: 2px; }
    thead th {
      font-weight: 600; color: var(--soft); font-size: 0.84rem; vertical-align: bottom;
      border-bottom: 1.5px solid var(--baseline); white-space: normal; line-height: 1.3;
    }
    tbody th { font-weight: 560; }
    tbody tr { border-bottom: 1px solid var(--rule); }
    td.num, th.num { text-align: right; font-variant-numeric: tabular-nums; }
    tr.winner { background: var(--hero); }
    tr.winner th:first-child { box-shadow: inset 4px 0 var(--hero-edge); padding-left: 12px; }
    .wrap { display: block; white-space: normal; min-width: 13ch; max-width: 20ch; }
    .sub { display: block; color: var(--soft); font-size: 0.84rem; font-weight: 400; }
    .tag {
      display: inline-block; font-size: 0.76rem; font-weight: 600; line-height: 1.5;
      border: 1px solid currentcolor; border-radius: 3px; padding: 0 5px; margin-left: 6px;
      color: var(--soft);
    }
    .tag.winner { color: var(--hero-edge); }
    .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
    figure { margin: 14px 0 20px; }
    figcaption { color: var(--soft); font-size: 0.9rem; margin: 0 0 8px; max-width: 85ch; }
    .legend { --role: var(--baseline); display: flex; flex-wrap: wrap; gap: 4px 22px; font-size: 0.9rem; margin: 6px 0 12px; }
    .legend span { display: inline-flex; align-items: center; gap: 7px; }
    .legend svg { width: 30px; height: 14px; flex: none; }
    .panels {
      display: grid; gap: 18px 22px; grid-template-columns: repeat(auto-fill, minmax(310px, 1fr));
    }
    .panel-chart { width: 100%; height: auto; display: block; }
    svg text { font-family: inherit; }
    .tick { fill: var(--soft); font-size: 11px; font-variant-numeric: tabular-nums; }
    .tick.y { text-anchor: end; } .tick.x { text-anchor: middle; }
    .grid { stroke: var(--rule); stroke-width: 1; }
    .zero { stroke: var(--ink); stroke-width: 1.5; }
    .cool { fill: var(--material); } .cool-text {
      fill: var(--soft); font-size: 10.5px; text-anchor: end;
    }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .band { fill-opacity: 0.2; stroke: none; }
    .winner { --role: var(--winner); } .baseline { --role: var(--baseline); }
    .rival { --role: var(--rival); }
    .line { stroke: var(--role); } .band { fill: var(--role); }
    .line.baseline { stroke-width: 4.5; stroke-opacity: 0.55; }
    .line.rival { stroke-dasharray: 5 4; stroke-width: 1.6; }
    .rows { max-width: 980px; }
    .row {
      --role: var(--baseline); display: grid; column-gap: 16px; align-items: center;
      grid-template-columns: minmax(110px, 180px) 1fr minmax(150px, 210px);
    }
    .row.winner { --role: var(--winner); }
    .row.winner .row-name { color: var(--winner); font-weight: 650; }
    .row-name { font-weight: 560; font-size: 0.94rem; overflow-wrap: anywhere; }
    .row-plot { width: 100%; height: 44px; overflow: visible; display: block; }
    .row.axis .row-plot { height: 20px; }
    .row-value { font-size: 0.92rem; font-variant-numeric: tabular-nums; line-height: 1.35; }
        .material { fill: var(--material); }
    .full { stroke: var(--role); stroke-width: 2; }
    .inner { stroke: var(--role); stroke-width: 9; stroke-opacity: 0.4; }
    .dot { fill: var(--role); stroke: var(--page); stroke-width: 1.5; }
    .mark { fill: var(--role); fill-opacity: 0.28; }
    .box { fill: var(--role); fill-opacity: 0.3; }
    .median { stroke: var(--role); stroke-width: 3; }
    details { margin: 8px 0 16px; } summary { cursor: pointer; color: var(--winner); }
    ul.notes { padding-left: 20px; margin: 8px 0; } ul.notes li { margin: 5px 0; max-width: 85ch; }
    dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 22px; margin: 8px 0 16px; }
    dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
    pre {
      background: var(--card); padding: 12px 14px; border-radius: 4px; font-size: 0.88rem;
      white-space: pre-wrap; overflow-wrap: anywhere;
    }
    footer { color: var(--soft); font-size: 0.86rem; padding-bottom: 40px; margin-top: 30px; }
    @media (max-width: 640px) {
      body { font-size: 15.5px; }
      main, header, footer { padding-left: 16px; padding-right: 16px; }
      .hero { padding: 18px 16px 14px; } .hero .big { font-size: 1.3rem; }
      .tiles { gap: 10px 24px; } .tiles div { min-width: 40%; }
      .row { grid-template-columns: 1fr auto; padding-top: 8px; }
      .row-plot {
        grid-column: 1 / -1; order: 3; height: 32px; margin: 0 18px; width: calc(100% - 36px);
      }
      .row-value { text-align: right; }
      .row.axis { padding-top: 0; }
      dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: 8px; }
    }
    @media print {
      body { font-size: 12px; } nav { display: none; } section { break-inside: avoid; }
      .scroll { overflow: visible; }
    }
    """
}
