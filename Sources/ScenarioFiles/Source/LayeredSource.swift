/// Reads a scenario file with everything that it includes, overlays, CSV tables and overrides.
struct LayeredSource {
  let files: FileAccess
  let log: DiagnosticLog

  /// Returns the whole content, or `nil` after noting why there is none.
  func read(path: String, overlays: [String], overrides: [ScenarioOverride]) -> SourceNode? {
    guard var root = readLayers(path, from: nil, chain: []) else { return nil }
    for overlay in overlays {
      guard let layer = readLayers(overlay, from: nil, chain: []) else { return nil }
      root = root.overlaid(by: layer)
    }
    let tables = TableExpansion(files: files, log: log)
    let edits = Override.parse(overrides, log: log)
    for edit in edits where edit.keys.last == "from" { edit.apply(to: &root, log: log) }
    root = tables.expand(root)
    for edit in edits where edit.keys.last != "from" { edit.apply(to: &root, log: log) }
    return tables.expand(root)
  }

  private func readLayers(_ path: String, from place: Place?, chain: [String]) -> SourceNode? {
    let here = place ?? Place(file: path, line: 1, column: 1)
    guard !chain.contains(path) else {
      log.error(
        here, "files include each other: " + (chain + [path]).joined(separator: " -> "),
        hint: "remove one of the includes")
      return nil
    }
    guard let bytes = files.read(path) else {
      log.error(
        here, "can't read '\(path)'",
        hint: FileAccess.hint(
          path: path, folder: place == nil ? "the current folder" : "the including file"))
      return nil
    }
    guard let own = YAMLReader(file: path, log: log).read(bytes) else { return nil }
    guard case .map = own.content else {
      log.error(own.place, "a scenario must be a map of keys", hint: "start from `marketeer init`")
      return nil
    }
    return laidOver(own, chain: chain + [path])
  }

  private func laidOver(_ own: SourceNode, chain: [String]) -> SourceNode? {
    guard let include = own["include"] else { return own }
    let names = include.text == nil ? include.items : [include]
    var base: SourceNode?
    for name in names {
      guard let text = name.text, !name.isNothing else {
        log.error(name.place, "'include' must be a path or a list of paths")
        return nil
      }
      guard
        let layer = readLayers(name.place.resolve(text), from: name.place, chain: chain)
      else { return nil }
      base = base?.overlaid(by: layer) ?? layer
    }
    var top = own
    top.entries.removeAll { $0.key == "include" }
    return base?.overlaid(by: top) ?? top
  }
}
