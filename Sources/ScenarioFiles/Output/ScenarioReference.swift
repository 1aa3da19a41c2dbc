/// The reference page of scenario files, written from the table of keys.
public enum ScenarioReference {
  /// Returns the page as Markdown; it ends with a line break.
  public static func markdown() -> String {
    var writer = Writer()
    writer.visit(ScenarioKeys.file, path: "")
    return head + writer.sections.joined() + strategies + later(writer.later) + units
  }

  private static let head = """
    # Scenario files

    Every key of a scenario file (YAML). This page and `scenario.schema.json` are generated from the table that
    `marketeer validate` uses. A default in *italics* is described rather than written. All kinds of strategies stand in
    [one table](#strategies).


    """

  private static let units = """

    ## Units

    | quantity | forms |
    |---|---|
    | share | `20%`, `0.2` |
    | amount | `5.49`, in the scenario's currency |
    | duration | `12 weeks`, `7 days`, `6 hours`, `30 minutes`, `5 years` (365.25 days each) |
    | rate | `1/week`, `0.2/day` |
    | amount per time, order or unit | `300/week`, `0.25/order`, `0.20/unit` |
    | date | `2026-03-02`; `from` and `to` are whole days, inclusive |
    | half-width | `5% +- 0.5%`, `-2.2 +- 0.4`, `3.10 +- 10%` (of the value), `±` instead of `+-` |

    Texts that YAML 1.1 tools read as something else (`no`, `12:30`, `1_000`, `0x1F`, `007`) need quotes.

    ## Tables

    `products: {from: products.csv}`, `promotions: {from: promotions.csv}` and `replay: {from: prices.csv}` read CSV files,
    relative to the file in which they stand. Columns of a product table: `id`, `list_price`, `unit_cost`, and, if wanted,
    `name`, `brand`, `category`, `expected_share`, `like`, and `quantity_shares` with the shares of 1, 2, ... units (`60% 40%`).
    Of a promotion table: `id`, `product`, `from`, `to`, `percent_off`, and, if wanted, `display` and `mailer` (0, 1 or an
    amount per week); rows with the same id and dates are one promotion. Of a price table: `date`, `sku`, `price`. Other
    columns are ignored.

    ## Layers

    `include: base.yaml`, or a list, lays files under this one: maps merge key by key, anything else is replaced.
    `--set key.key=value` comes last; an entry of a list is named by its id or by its position from 1, as in
    `--set products.lungo-250.list_price=5.99`.

    """

  private static func later(_ paths: [String]) -> String {
    "\n## Not built yet\n\nThese keys and words are known and refused: "
      + paths.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
  }

  private struct Writer {
    var sections: [String] = []
    var later: [String] = []
    private var seen: [String: String] = [:]

    mutating func visit(_ table: KeyTable, path: String) {
      let body = rows(table)
      guard !table.usable.isEmpty else { return }
      let title = path.isEmpty ? "The file" : "`\(path)`"
      if let first = seen[body] {
        let link = "[`\(first)`](#\(ScenarioReference.anchor(ofPath: first)))"
        sections.append("## \(title)\n\nThe keys of \(link).\n\n")
        return
      }
      seen[body] = path
      let one = table.exactlyOne.isEmpty ? "" : exactlyOne(table)
      sections.append(
        "## \(title)\n\n\(one)| key | value | default | meaning |\n|---|---|---|---|\n\(body)\n")
      for key in table.keys { visit(key, path: path.isEmpty ? key.name : path + "." + key.name) }
    }

    private func exactlyOne(_ table: KeyTable) -> String {
      let names = table.usable.map(\.name).filter { table.exactlyOne.contains($0) }
      return "Exactly one of " + names.map { "`\($0)`" }.joined(separator: ", ") + ".\n\n"
    }

    private mutating func visit(_ key: KeyTable.Key, path: String) {
      if case .notBuilt = key.need {
        later.append(path)
      } else {
        visit(key.kind, path: path)
      }
    }

    private mutating func visit(_ kind: ValueKind, path: String) {
      switch kind {
      case .map(let table): visit(table, path: path)
      case .list(let item, _): visit(item, path: path + "[]")
      case .named(let item, _, _): visit(item, path: path + ".<name>")
      case .either(let kinds): for kind in kinds { visit(kind, path: path) }
      case .choice(_, let words): later += words.map { "\(path): \($0)" }
      default: break
      }
    }

    private func rows(_ table: KeyTable) -> String {
      table.usable.map { key in
        "| `\(key.name)` | \(key.kind.referenceWords) | \(standard(key.need)) | \(key.description) |\n"
      }.joined()
    }

    private func standard(_ need: KeyTable.Need) -> String {
      switch need {
      case .required: "required"
      case .optional, .notBuilt: ""
      case .standard(let text): text.isEmpty ? "*its defaults*" : text == "''" ? "" : "`\(text)`"
      }
    }
  }
}

extension ValueKind {
  /// The kind in few words, for a table's cell.
  fileprivate var referenceWords: String {
    switch self {
    case .choice(let words, _): words.map { "`\($0)`" }.joined(separator: ", ")
    case .map: "map"
    case .named(_, let what, _): "map from \(what)"
    case .list(.map, _): "list of maps"
    case .list(let item, _): "list of: " + item.referenceWords
    case .either(let kinds): kinds.map(\.referenceWords).joined(separator: "; or ")
    case .uncertain(let kind): kind.words + ", or with `+- half-width`"
    default: words
    }
  }
}
