/// Puts the rows of CSV files in the place of `from: file.csv`.
struct TableExpansion {
  let files: FileAccess
  let log: DiagnosticLog

  /// What a table must and may have.
  struct Columns {
    var required: [String]
    var optional: [String]
    /// Other names for columns.
    var synonyms: [String: String] = [:]
  }

  private static let products = Columns(
    required: ["id", "list_price", "unit_cost"],
    optional: ["name", "brand", "category", "expected_share", "like", "quantity_shares"],
    synonyms: ["sku": "id"])
  private static let promotions = Columns(
    required: ["id", "product", "from", "to", "percent_off"], optional: ["display", "mailer"])
  private static let prices = Columns(
    required: ["date", "product", "price"], optional: ["competitor", "available"],
    synonyms: ["sku": "product"])

  /// Returns the content with every table read.
  func expand(_ root: SourceNode) -> SourceNode {
    let forms = ReplayForms(log: log)
    var root = forms.longForm(root)
    replace("products", in: &root) { rows($0, Self.products)?.map(product) }
    replace("promotions", in: &root) {
      rows($0, Self.promotions).map { grouped($0.map(promotion)) }
    }
    root.entries = root.entries.map { entry in
      guard entry.key == "strategies" || entry.key == "rivals" else { return entry }
      var entry = entry
      entry.value = expandReplays(entry.value)
      return entry
    }
    return forms.withOffers(root)
  }

  private func replace(
    _ key: String, in root: inout SourceNode, with read: (SourceNode) -> [SourceNode]?
  ) {
    root.entries = root.entries.map { entry in
      guard entry.key == key, entry.value.entries.count == 1, let from = entry.value["from"],
        from.text != nil, let items = read(from)
      else { return entry }
      var entry = entry
      entry.value.content = .list(items)
      return entry
    }
  }

  private func expandReplays(_ node: SourceNode) -> SourceNode {
    var node = node
    if case .list(let items) = node.content { node.content = .list(items.map(expandReplays)) }
    if case .map(let entries) = node.content {
      node.content = .map(
        entries.map { entry in
          var entry = entry
          entry.value =
            entry.key == "replay" ? expandReplay(entry.value) : expandReplays(entry.value)
          return entry
        })
    }
    return node
  }

  private func expandReplay(_ node: SourceNode) -> SourceNode {
    guard let from = node["from"], from.text != nil else { return expandReplays(node) }
    guard let items = rows(from, Self.prices) else { return node }
    var node = node
    let prices = offered(items, by: node["competitor"], from)
    node.entries.removeAll { $0.key == "from" || $0.key == "competitor" }
    let list = SourceNode(place: from.place, content: .list(prices))
    node.entries.append(.init(key: "prices", place: from.place, value: list))
    return node
  }

  /// Returns one competitor's rows where the table has several, without those of days on which a
  /// product was not to be had: its last price stays.
  private func offered(
    _ rows: [SourceNode], by competitor: SourceNode?, _ from: SourceNode
  ) -> [SourceNode] {
    let hasNames = rows.contains { $0["competitor"] != nil }
    let own = rows.filter {
      !hasNames || competitor == nil || $0["competitor"]?.text == competitor?.text
    }
    if own.isEmpty, let competitor, !rows.isEmpty {
      let names = Set(rows.compactMap { $0["competitor"]?.text }).sorted()
      log.error(
        competitor.place, "no row of '\(from.text ?? "")' is of '\(competitor.text ?? "")'",
        hint: "its competitors: " + names.map { "'\($0)'" }.joined(separator: ", "))
    }
    return own.filter { row in
      guard let text = row["available"]?.text else { return true }
      return !["0", "false", "no"].contains(text.lowercased())
    }.map { row in
      var row = row
      row.entries.removeAll { $0.key == "available" || $0.key == "competitor" }
      return row
    }
  }

  // MARK: - Rows

  private func rows(_ from: SourceNode, _ columns: Columns) -> [SourceNode]? {
    let path = from.place.resolve(from.text ?? "")
    guard let bytes = files.read(path) else {
      log.error(
        from.place, "can't read '\(path)'",
        hint: FileAccess.hint(path: path, folder: "the file in which it stands"))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      log.error(
        Place(file: path, line: 1, column: 1), "the file is not UTF-8 text",
        hint: "save it with the encoding UTF-8")
      return nil
    }
    guard let table = CommaSeparated(text, file: path, log: log) else { return nil }
    guard let header = table.rows.first else {
      log.error(Place(file: path, line: 1, column: 1), "the file is empty")
      return nil
    }
    let names = header.map { columns.synonyms[$0.text] ?? $0.text }
    guard check(header, names, columns) else { return nil }
    return table.rows.dropFirst().compactMap { row(from: $0, names: names, columns) }
  }

  private func check(_ header: [CommaSeparated.Cell], _ names: [String], _ columns: Columns) -> Bool
  {
    let missing = columns.required.filter { !names.contains($0) }
    for name in missing {
      log.error(
        header[0].place, "column '\(name)' is missing",
        hint: "columns: " + (columns.required + columns.optional).joined(separator: ", "))
    }
    for (cell, name) in zip(header, names) {
      let absent = columns.optional.filter { !names.contains($0) }
      let isKnown = (columns.required + columns.optional).contains(name)
      if !isKnown, let near = absent.first(where: { EditDistance.between(name, $0) <= 2 }) {
        log.warning(cell.place, "column '\(name)' is ignored", hint: "did you mean '\(near)'?")
      }
    }
    return missing.isEmpty
  }

  private func row(
    from cells: [CommaSeparated.Cell], names: [String], _ columns: Columns
  ) -> SourceNode? {
    guard cells.count == names.count else {
      log.error(
        cells[0].place, "the row has \(cells.count) cells, the header has \(names.count)",
        hint: "put quotes around cells with commas")
      return nil
    }
    let known = columns.required + columns.optional
    let entries = zip(names, cells).compactMap { name, cell -> SourceNode.Entry? in
      guard known.contains(name), !cell.text.isEmpty else { return nil }
      let value = SourceNode(place: cell.place, content: .scalar(cell.text, isPlain: false))
      return .init(key: name, place: cell.place, value: value)
    }
    return SourceNode(place: cells[0].place, content: .map(entries))
  }

  // MARK: - Products

  /// Turns the cell `60% 40%` into `quantity: {shares: [60%, 40%]}`.
  private func product(_ row: SourceNode) -> SourceNode {
    var row = row
    row.entries = row.entries.map { entry in
      guard entry.key == "quantity_shares", let text = entry.value.text else { return entry }
      let shares = text.split(separator: " ").map {
        SourceNode(place: entry.place, content: .scalar(String($0), isPlain: false))
      }
      let list = SourceNode(place: entry.place, content: .list(shares))
      let quantity = SourceNode(
        place: entry.place,
        content: .map([.init(key: "shares", place: entry.place, value: list)]))
      return .init(key: "quantity", place: entry.place, value: quantity)
    }
    return row
  }

  // MARK: - Promotions

  private func promotion(_ row: SourceNode) -> SourceNode {
    var row = row
    row.entries = row.entries.map { entry in
      var entry = entry
      switch entry.key {
      case "product":
        entry.key = "products"
        entry.value = SourceNode(place: entry.place, content: .list([entry.value]))
      case "display", "mailer": entry.value = placement(entry.value)
      default: break
      }
      return entry
    }
    return row
  }

  private func placement(_ cell: SourceNode) -> SourceNode {
    switch cell.text {
    case "0": return .plain("false", at: cell.place)
    case "1": return .plain("true", at: cell.place)
    case let text? where text.contains("/"):
      let entry = SourceNode.Entry(key: "cost", place: cell.place, value: cell)
      return SourceNode(place: cell.place, content: .map([entry]))
    case let text? where text.hasSuffix("%"):
      let entry = SourceNode.Entry(key: "share", place: cell.place, value: cell)
      return SourceNode(place: cell.place, content: .map([entry]))
    default: return cell
    }
  }

  /// Rows with the same id and otherwise equal cells are one promotion of several products.
  private func grouped(_ rows: [SourceNode]) -> [SourceNode] {
    var promotions: [SourceNode] = []
    for row in rows {
      if let index = promotions.firstIndex(where: { $0.describesSamePromotion(as: row) }) {
        promotions[index].entries = promotions[index].entries.map { entry in
          guard entry.key == "products" else { return entry }
          var entry = entry
          entry.value.content = .list(entry.value.items + (row["products"]?.items ?? []))
          return entry
        }
      } else {
        promotions.append(row)
      }
    }
    return promotions
  }
}

extension SourceNode {
  fileprivate func describesSamePromotion(as other: SourceNode) -> Bool {
    func texts(_ node: SourceNode) -> [String] {
      ["id", "from", "to", "percent_off", "display", "mailer"].map {
        node[$0]?.text ?? node[$0]?["cost"]?.text ?? node[$0]?["share"]?.text ?? ""
      }
    }
    return texts(self) == texts(other)
  }
}
