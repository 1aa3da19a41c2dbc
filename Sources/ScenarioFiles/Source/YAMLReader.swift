import Yams

/// Turns YAML text into nodes with places.
struct YAMLReader {
  let file: String
  let log: DiagnosticLog

  /// Aliases may repeat content, but not without end.
  private static let nodeLimit = 1_000_000

  /// Returns the file's content, or `nil` after noting what is wrong with it.
  func read(_ bytes: [UInt8]) -> SourceNode? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      log.error(
        Place(file: file, line: firstInvalidLine(bytes), column: 1), "the file is not UTF-8 text",
        hint: "save it with the encoding UTF-8")
      return nil
    }
    do {
      guard let node = try Parser(yaml: text).singleRoot() else {
        log.error(start, "the file is empty", hint: "start from `marketeer init`")
        return nil
      }
      var budget = Self.nodeLimit
      return convert(node, budget: &budget)
    } catch {
      report(error)
      return nil
    }
  }

  private var start: Place { Place(file: file, line: 1, column: 1) }

  private func firstInvalidLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  private func place(_ mark: Mark?) -> Place {
    mark.map { Place(file: file, line: $0.line, column: $0.column) } ?? start
  }

  private func convert(_ node: Node, budget: inout Int) -> SourceNode? {
    budget -= 1
    guard budget > 0 else {
      log.error(start, "aliases expand to more than \(Self.nodeLimit) values")
      return nil
    }
    let place = place(node.mark)
    switch node {
    case .scalar(let scalar):
      return SourceNode(
        place: place,
        content: .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any))
    case .sequence(let sequence):
      var items: [SourceNode] = []
      for item in sequence {
        guard let converted = convert(item, budget: &budget) else { return nil }
        items.append(converted)
      }
      return SourceNode(place: place, content: .list(items))
    case .mapping(let mapping):
      return convertMap(mapping, place: place, budget: &budget)
    case .alias:
      log.error(place, "an alias refers to nothing")
      return nil
    }
  }

  private func convertMap(
    _ mapping: Node.Mapping, place: Place, budget: inout Int
  ) -> SourceNode? {
    var own = SourceNode(place: place, content: .map([]))
    var inherited: SourceNode?
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        log.error(self.place(key.mark), "a key must be a name")
        return nil
      }
      guard let converted = convert(value, budget: &budget) else { return nil }
      if name == "<<" {
        inherited = converted
      } else {
        own.entries.append(.init(key: name, place: self.place(key.mark), value: converted))
      }
    }
    return inherited?.overlaid(by: own) ?? own
  }

  private func report(_ error: any Error) {
    guard let error = error as? YamlError else {
      log.error(start, "invalid YAML: \(error)")
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, let text), .parser(_, let problem, let mark, let text),
      .composer(_, let problem, let mark, let text):
      let line =
        text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst(mark.line - 1).first ?? ""
      let hasTab = line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
      log.error(
        place(mark), "invalid YAML: \(problem)",
        hint: hasTab ? "indent with spaces, not with tabs" : nil)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      log.error(
        place(context.mark), "duplicate key \(names)", hint: "keep one of them, or rename it")
    case .reader(let problem, _, _, _):
      log.error(start, "invalid YAML: \(problem)")
    default:
      log.error(start, "invalid YAML: \(error)")
    }
  }
}
